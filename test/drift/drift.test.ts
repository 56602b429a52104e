import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drift, DriftOptions, DriftOutcome, Interruption } from '../../src/drift';
import { RunTerraform } from '../../src/drift/terraform';

const ADDRESS = 'dms_kafka_instance_batch_action.this';
const ID = '20000000-0000-4000-8000-000000000001';

const { TMPDIR } = process.env;
let here: string;
let temporary: string;
beforeEach(() => {
  [here, temporary] = ['drift-here-', 'drift-tmp-'].map((name) => mkdtempSync(join(tmpdir(), name)));
  writeFileSync(join(here, 'main.tf'), '');
  process.env.TMPDIR = temporary;
});
afterEach(() => {
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  [here, temporary].forEach((folder) => rmSync(folder, { recursive: true }));
});

/** A clean-up of ours that would delete one. */
const CLEAN_UP = {
  format_version: '1.2',
  resource_changes: [{
    address: ADDRESS,
    mode: 'managed',
    type: 'dms_kafka_instance_batch_action',
    provider_name: 'npm.internal/cdktf-provider-dms/dms',
    change: {
      actions: ['update'],
      before: { action: 'delete', all_failure: 'kafka', applied: {}, failed_instances: [ID], pending: [], results: {} },
      after: { action: 'delete', all_failure: 'kafka', applied: {} },
      after_unknown: { applied: { [ID]: true } },
    },
  }],
};
const UNCHANGED = { format_version: '1.2', resource_changes: [] };
const STATE = { format_version: '1.0', values: { root_module: {} } };

interface Play {
  readonly plan?: unknown;
  /** By command: how it ends, where it does not succeed. */
  readonly ends?: Readonly<Record<string, { code: number | null; stdout?: string; stderr?: string }>>;
  /** Called when a command begins. */
  readonly during?: (command: string, more: Readonly<Record<string, string>>) => void;
  readonly env?: NodeJS.ProcessEnv;
}

interface Played extends DriftOutcome {
  readonly commands: ReadonlyArray<readonly string[]>;
  readonly said: string;
}

/** A run of the job with a Terraform that only says that it did what it was asked to do. */
async function played(options: Partial<DriftOptions>, { plan = CLEAN_UP, ends = {}, during, env }: Play = {},
  interruption = new Interruption(() => 0)): Promise<Played> {
  const commands: string[][] = [];
  let said = '';
  const run: RunTerraform = async (_folder, args, more = {}) => {
    const [command] = args;
    commands.push([...args]);
    args.filter((arg) => arg.startsWith('-out=')).forEach((arg) => writeFileSync(arg.slice('-out='.length), 'a plan'));
    during?.(command, more);
    const shown = args.length > 3 ? plan : STATE;
    const answers: Record<string, unknown> = { show: shown, version: { terraform_version: '1.11.4' } };
    const end = ends[command] ?? { code: 0 };
    return { stdout: JSON.stringify(answers[command] ?? ''), stderr: '', ...end };
  };
  const outcome = await drift({ folder: '.', apply: false, vars: [], varFiles: [], backendConfig: [], ...options }, {
    env: env ?? { PATH: '' },
    folder: here,
    interruption,
    now: () => 0,
    stderr: (text) => {
      said += text;
    },
    run,
  });
  return { ...outcome, commands, said };
}

const terraform = () => join(here, 'opentofu');
beforeEach(() => writeFileSync(terraform(), '', { mode: 0o755 }));
const look = { terraform: './opentofu' };
const errors = ({ summary }: DriftOutcome) => summary.stacks.map(({ error }) => error);
const verbs = ({ commands }: Played) => commands.map(([command]) => command);

test('a look: init without -upgrade, plan, show, nothing asked and nothing left behind', async () => {
  const run = await played(look);
  expect(verbs(run)).toEqual(['init', 'plan', 'show']);
  expect(run.commands[0]).toEqual(['init', '-input=false', '-no-color']);
  expect(run.commands[1]).toEqual(['plan', '-input=false', '-json', expect.stringMatching(/^-out=/)]);
  expect({ code: run.summary.exit_code, errors: errors(run) }).toEqual({ code: 2, errors: [null] });
  expect(readdirSync(temporary)).toEqual([]);
});

test('--apply applies the plan that was shown, and shows what became of it', async () => {
  const run = await played({ ...look, apply: true });
  expect(verbs(run)).toEqual(['init', 'plan', 'show', 'apply', 'show']);
  const plan = run.commands[1][3].slice('-out='.length);
  expect([run.commands[2].at(-1), run.commands[3].at(-1)]).toEqual([plan, plan]);
});

test('--apply has nothing to apply where nothing of ours changes', async () => {
  const run = await played({ ...look, apply: true }, { plan: UNCHANGED });
  expect({ verbs: verbs(run), code: run.summary.exit_code }).toEqual({ verbs: ['init', 'plan', 'show'], code: 0 });
});

test('a change of ours that acts on nobody is not yet applied: 2', async () => {
  const [change] = CLEAN_UP.resource_changes;
  const idle = { ...change, change: { ...change.change, before: {}, after: {}, after_unknown: {} } };
  expect((await played(look, { plan: { ...CLEAN_UP, resource_changes: [idle] } })).summary.exit_code).toBe(2);
});

test('what Terraform is given: backend, variables and lock where they belong; files by absolute paths', async () => {
  ['b.tfbackend', 'v.tfvars'].forEach((name) => writeFileSync(join(here, name), ''));
  const given = { lockTimeout: '5m', vars: ['a=1'], varFiles: ['v.tfvars'], backendConfig: ['b.tfbackend', 'key=x'] };
  const { commands } = await played({ ...look, ...given, apply: true });
  const variables = [`-var-file=${join(here, 'v.tfvars')}`, '-var=a=1'];
  const command = (name: string) => commands.find(([verb]) => verb === name);
  expect(command('init')!.slice(3)).toEqual([`-backend-config=${join(here, 'b.tfbackend')}`, '-backend-config=key=x']);
  expect(command('plan')!.slice(4)).toEqual(['-lock-timeout=5m', ...variables]);
  expect(command('apply')!.slice(3, -1)).toEqual(['-lock-timeout=5m', ...variables]);
});

test('a version that takes no variables with a saved plan is given none', async () => {
  const old = { version: { code: 0, stdout: '{"terraform_version":"1.9.8"}' } };
  const { commands } = await played({ ...look, apply: true, vars: ['a=1'] }, { ends: old });
  expect(commands.find(([verb]) => verb === 'apply')).not.toContain('-var=a=1');
});

test.each(['init', 'plan', 'show'])('%s fails: told with its words, and without what is secret by its name', async (verb) => {
  const ends = { [verb]: { code: 1, stderr: 'denied to geheimnis' } };
  const run = await played(look, { ends, env: { PATH: '', HW_SECRET_KEY: 'geheimnis' } });
  expect(errors(run)).toEqual([`opentofu ${verb} failed: denied to ***`]);
  expect({ code: run.summary.exit_code, said: run.said }).toEqual({ code: 1, said: expect.not.stringContaining('geheimnis') });
});

test('a plan that ends with 2 has succeeded: TF_CLI_ARGS_plan may ask for it', async () => {
  expect(errors(await played(look, { ends: { plan: { code: 2 } } }))).toEqual([null]);
});

test('a failed apply is told with what was planned and what became of it', async () => {
  const run = await played({ ...look, apply: true }, { ends: { apply: { code: 1, stderr: 'quota' } } });
  expect(verbs(run).at(-1)).toBe('show');
  expect(errors(run)).toEqual(['opentofu apply failed: quota']);
  expect(run.summary.stacks[0].resources).toHaveLength(1);
});

test.each(['init', 'plan', 'show', 'apply'])('an interrupt during %s: nothing else begins, and what is known is told', async (verb) => {
  const interruption = new Interruption(() => 0);
  const during = (command: string) => command === verb && interruption.receive('SIGTERM');
  const ends = verb === 'show' ? {} : { [verb]: { code: 1, stderr: 'interrupted' } };
  const run = await played({ ...look, apply: true }, { during, ends }, interruption);
  expect(verbs(run)).toEqual({
    init: ['init'],
    plan: ['init', 'plan'],
    show: ['init', 'plan', 'show'],
    apply: ['init', 'plan', 'show', 'apply', 'show'],
  }[verb]);
  expect(errors(run)).toEqual([expect.stringContaining('Interrupted by SIGTERM')]);
  expect(run.summary.exit_code).toBe(1);
  expect(readdirSync(temporary)).toEqual([]);
});

test('the provider is told where to write its lines, and they give names to what was found', async () => {
  const line = JSON.stringify({
    time: '2026-01-01T00:00:00Z',
    phase: 'plan',
    run: 'r',
    scope: 'eu-de/p',
    action: 'delete',
    total: 1,
    done: 0,
    in_flight: 0,
    failed: 0,
    deferred: 0,
    instances: [{ id: ID, name: 'orders', status: 'CREATEFAILED', outcome: null, since: null, seconds: null }],
  });
  const during = (command: string, more: Readonly<Record<string, string>>) =>
    command === 'plan' && writeFileSync(more.DMS_PROGRESS_FILE, `${line}\n{"torn`, { flag: 'a' });
  const names = ({ summary }: DriftOutcome) => summary.stacks[0].resources[0].found.map(({ name }) => name);
  expect(names(await played(look, { during }))).toEqual(['orders']);

  writeFileSync(join(here, 'mine.jsonl'), 'of an earlier run\n');
  const env = { PATH: '', DMS_PROGRESS_FILE: 'mine.jsonl' };
  expect(names(await played(look, { during, env }))).toEqual(['orders']);
  expect(readFileSync(join(here, 'mine.jsonl'), 'utf8')).toMatch(/^of an earlier run\n\{"time"/);
});

test('a plan is kept for its owner alone, also over a file that all can read, and is applied as it is', async () => {
  writeFileSync(join(here, 'kept'), 'old', { mode: 0o644 });
  await played({ ...look, savePlan: 'kept' });
  expect([readFileSync(join(here, 'kept'), 'utf8'), (statSync(join(here, 'kept')).mode % 0o1000).toString(8)])
    .toEqual(['a plan', '600']);
  const { commands } = await played({ ...look, apply: true, plan: 'kept' });
  expect(commands.map(([verb]) => verb)).toEqual(['init', 'show', 'apply', 'show']);
  expect(commands[2].at(-1)).toBe(join(here, 'kept'));
  expect(existsSync(join(here, 'kept'))).toBe(true);
});

test('a state is no plan, and is not taken for one that changes nothing', async () => {
  writeFileSync(join(here, 'kept'), '');
  const run = await played({ ...look, apply: true, plan: 'kept' }, { plan: { format_version: '1.0', values: {} } });
  expect(errors(run)).toEqual([expect.stringContaining('kept is no plan')]);
});

test('a plan that cannot be kept is an error, and what was found is told', async () => {
  mkdirSync(join(here, 'kept'));
  const run = await played({ ...look, savePlan: 'kept' });
  expect(errors(run)).toEqual([expect.stringContaining('could not be kept')]);
  expect(run.summary.stacks[0].resources).toHaveLength(1);
});

test.each<[string, Partial<DriftOptions>, string]>([
  ['--plan without --apply', { plan: 'kept' }, 'add --apply'],
  ['--save-plan with --apply', { savePlan: 'kept', apply: true }, 'leave one of them out'],
  ['a plan that is not there', { plan: 'gone', apply: true }, 'Make a plan with --save-plan first'],
  ['a folder for the plan that is not there', { savePlan: 'gone/kept' }, 'Make it first'],
  ['a file of variables that is not there', { varFiles: ['gone'] }, '--var-file names gone'],
  ['a file of the backend that is not there', { backendConfig: ['gone'] }, '--backend-config names gone'],
  ['a program that is not there', { terraform: 'gone' }, 'gone, which --terraform names, is no program'],
  ['a folder that is not there', { folder: 'gone' }, 'gone is no folder'],
])('%s: told before Terraform runs, in a summary', async (_, options, words) => {
  const run = await played({ ...look, ...options });
  expect(run.commands).toEqual([]);
  expect(errors(run)).toEqual([expect.stringContaining(words)]);
  expect(run.summary.exit_code).toBe(1);
});

test('without a name terraform is looked for, then tofu, then it is said', async () => {
  expect(errors(await played({}))).toEqual([expect.stringContaining('Neither terraform nor tofu')]);
  writeFileSync(join(here, 'tofu'), '', { mode: 0o755 });
  expect((await played({}, { env: { PATH: here } })).said).toContain('tofu init');
  writeFileSync(join(here, 'terraform'), '', { mode: 0o755 });
  expect((await played({}, { env: { PATH: here } })).said).toContain('terraform init');
  expect((await played({}, { env: { PATH: here, TERRAFORM_BINARY_NAME: 'tofu' } })).said).toContain('tofu init');
});

describe('several stacks', () => {
  beforeEach(() => {
    const stack = (name: string, ...dependencies: string[]) =>
      ({ name, constructPath: name, workingDirectory: `stacks/${name}`, dependencies });
    mkdirSync(join(here, 'cdktf.out'));
    writeFileSync(join(here, 'cdktf.out', 'manifest.json'), JSON.stringify({
      stacks: { a: stack('a', 'b'), b: stack('b'), c: stack('c') },
    }));
  });
  const failing = { ends: { plan: { code: 1, stderr: 'no' } } };
  const dependent = [expect.stringContaining('plan failed'), expect.stringContaining('depends on cdktf.out/stacks/b'),
    expect.stringContaining('plan failed')];

  test('all are looked at, whoever fails', async () => {
    const run = await played({ ...look, folder: 'cdktf.out' }, failing);
    expect({ code: run.summary.exit_code, folders: run.summary.stacks.map(({ folder }) => folder) })
      .toEqual({ code: 1, folders: ['b', 'a', 'c'].map((name) => `cdktf.out/stacks/${name}`) });
    expect(verbs(run)).toEqual(['init', 'plan', 'init', 'plan', 'init', 'plan']);
  });

  test('with --apply a stack is left alone when one that it depends on has failed', async () => {
    expect(errors(await played({ ...look, folder: 'cdktf.out', apply: true }, failing))).toEqual(dependent);
  });

  test('after an interrupt the others are told as not looked at', async () => {
    const interruption = new Interruption(() => 0);
    const run = await played({ ...look, folder: 'cdktf.out' }, { during: () => interruption.receive('SIGINT') }, interruption);
    expect(verbs(run)).toEqual(['init']);
    expect(errors(run)).toEqual([expect.stringContaining('Interrupted'), ...Array(2).fill(expect.stringContaining('Not looked at: SIGINT'))]);
  });

  test.each([['--save-plan', { savePlan: 'kept' }], ['--plan', { plan: 'opentofu', apply: true }]])(
    '%s is for one of them', async (option, options) => {
      expect(errors(await played({ ...look, folder: 'cdktf.out', ...options })))
        .toEqual([expect.stringContaining(`${option} is for the plan of one stack`)]);
    },
  );
});
