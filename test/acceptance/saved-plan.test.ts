import { copyFileSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ADDRESS, cleanUp, deletion, restart } from './batch-action-hcl';
import { Diagnostic } from './diagnostics';
import { BILLING, DmsWorkspace, FAILED, ORDERS } from './dms-workspace';
import { Emulator, startEmulator } from '../../src/emulator/start-emulator';

const [HERE, THERE] = ['0123456789abcdef0123456789abcdef', 'f'.repeat(32)];

/** What a plan may be made with and applied with: values that Terraform does not keep in a plan. */
const VARIABLES = ['region', 'access_key', 'secret_key', 'token', 'project_id', 'endpoint'];
const DECLARED = VARIABLES.map((name) => `variable "${name}" {\n type = string\n ephemeral = true\n default = null\n }`)
  .join('\n');
const PROVIDER = {
  ...Object.fromEntries(VARIABLES.map((name) => [name, `var.${name}`])),
  endpoint: undefined,
  endpoints: '{ dms = var.endpoint, iam = var.endpoint }',
};

const opened: Array<() => unknown> = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

/** Where a job runs: Terraform takes the provider block from there. */
function enter(workspace: DmsWorkspace, { region, accessKey, secretKey, projectId, endpoint }: Emulator,
  token?: string): void {
  const keys = token === undefined ? { TF_VAR_access_key: accessKey, TF_VAR_secret_key: secretKey }
    : { TF_VAR_token: token };
  for (const name of VARIABLES) delete workspace.env[`TF_VAR_${name}`];
  Object.assign(workspace.env, {
    TF_VAR_region: region,
    TF_VAR_project_id: projectId,
    TF_VAR_endpoint: endpoint,
    ...keys,
  });
}

/** A workspace whose environment is that of the emulator `here`. */
async function holding(hcl: string): Promise<DmsWorkspace> {
  const workspace = await DmsWorkspace.holding(DECLARED + hcl, { provider: PROVIDER, emulator: { projectId: HERE } });
  enter(workspace, workspace.emulator);
  return workspace;
}

const configure = (workspace: DmsWorkspace, hcl: string) => workspace.configure(DECLARED + hcl);

/** The same instances, and other failed ones, in another region and in another project. */
async function elsewhere(): Promise<readonly Emulator[]> {
  const emulators = await Promise.all([startEmulator({ region: 'cn-north-4', projectId: HERE, pace: 0 }),
    startEmulator({ projectId: THERE, pace: 0 })]);
  opened.push(...emulators.map((emulator) => async () => emulator.close()));
  for (const { cloud } of emulators) cloud.failCreation('of-somebody-else');
  return emulators;
}

const errorsOf = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter(({ severity }) => severity === 'error').map(({ summary, detail }) => `${summary}: ${detail}`);
const idsActedOn = ({ cloud }: Pick<Emulator, 'cloud'>) => cloud.actions().map(({ instanceId }) => instanceId).sort();

/**
 * Terraform writes state also after an apply that refused, and takes the plan for stale then: this gives the way back
 * to the state that it was made for.
 */
function stateOfPlan({ folder }: DmsWorkspace): () => void {
  const [state, kept] = ['terraform.tfstate', 'kept.tfstate'].map((name) => join(folder, name));
  if (!existsSync(state)) return () => rmSync(state, { force: true });
  copyFileSync(state, kept);
  return () => copyFileSync(kept, state);
}

interface Saved {
  readonly before?: string;
  readonly after: string;
  readonly args?: readonly string[];
  /** What an apply elsewhere says. */
  readonly refusal: RegExp;
  readonly acts: readonly string[];
}

const named = (region: string, project: string) => `region ${region}, project ${project}`;
const BOTH = new RegExp(`${named('eu-west-101', HERE)}.*(${named('cn-north-4', HERE)}|${named('eu-west-101', THERE)})`,
  's');
const triggered = (version: number) =>
  restart([ORDERS, BILLING], `when = ["triggered"]\n triggers = { v = ${version} }`);

const SAVED: Readonly<Record<string, Saved>> = {
  // Known values that come out otherwise are core's to refuse, in words of its own
  'a create': { after: restart([ORDERS]), refusal: /inconsistent final plan.*(cn-north-4|f{32})/s, acts: [ORDERS] },
  'the creation of a clean-up': {
    after: cleanUp(),
    refusal: /inconsistent final plan.*(cn-north-4|f{32})/s,
    acts: FAILED,
  },
  'an update': { before: triggered(1), after: triggered(2), refusal: BOTH, acts: [ORDERS, BILLING] },
  'an update that deletes': {
    before: deletion([ORDERS], 'when = ["triggered"]\n triggers = { v = 1 }'),
    after: deletion([ORDERS], 'when = ["triggered"]\n triggers = { v = 2 }'),
    refusal: BOTH,
    acts: [ORDERS],
  },
  'a clean-up': {
    before: cleanUp('when = ["triggered"]'),
    after: cleanUp('when = ["triggered"]'),
    refusal: BOTH,
    acts: FAILED,
  },
  'a destroy with a hook that restarts': {
    before: restart([ORDERS], 'when = ["destroyed"]'),
    after: restart([ORDERS], 'when = ["destroyed"]'),
    args: ['-destroy'],
    refusal: BOTH,
    acts: [ORDERS],
  },
  'a destroy with a hook that deletes': {
    before: deletion([ORDERS], 'when = ["destroyed"]'),
    after: deletion([ORDERS], 'when = ["destroyed"]'),
    args: ['-destroy'],
    refusal: BOTH,
    acts: [ORDERS],
  },
  'a destroy with a hook that cleans up': {
    before: cleanUp('when = ["destroyed"]'),
    after: cleanUp('when = ["destroyed"]'),
    args: ['-destroy'],
    refusal: BOTH,
    acts: FAILED,
  },
};

describe('a saved plan that is applied where region or project is another', () => {
  test.each(Object.keys(SAVED))('%s: it refuses, nobody is acted on anywhere, and where it was made it acts',
    async (name) => {
      const { before, after, args = [], refusal, acts } = SAVED[name];
      const others = await elsewhere();
      const workspace = await holding(before ?? after);
      if (before !== undefined) await workspace.apply();
      configure(workspace, after);
      await workspace.plan(...args);
      const restore = stateOfPlan(workspace);
      for (const other of others) {
        enter(workspace, other);
        const { code, diagnostics } = await workspace.attempt('apply', 'plan.tfplan');
        restore();
        expect({ code, errors: errorsOf(diagnostics) }).toEqual({ code: 1, errors: [expect.stringMatching(refusal)] });
      }
      expect([workspace, ...others].flatMap(idsActedOn)).toEqual([]);
      enter(workspace, workspace.emulator);
      await workspace.apply('plan.tfplan');
      expect(idsActedOn(workspace)).toEqual(acts);
    });
});

describe('a saved plan that is applied in the same place', () => {
  const CREATE = triggered(1).replace('when = ["triggered"]', 'when = ["added", "triggered", "destroyed"]');

  test('with other temporary keys passes: create, update and destroy', async () => {
    const workspace = await holding(CREATE);
    const steps: ReadonlyArray<readonly [string, ...string[]]> = [[CREATE], [CREATE.replace('v = 1', 'v = 2')], [
      CREATE.replace('v = 1', 'v = 2'),
      '-destroy',
    ]];
    for (const [hcl, ...args] of steps) {
      configure(workspace, hcl);
      enter(workspace, workspace.emulator, workspace.cloud.issueToken());
      await workspace.plan(...args);
      enter(workspace, workspace.emulator, workspace.cloud.issueToken());
      await workspace.apply('plan.tfplan');
    }
    expect(idsActedOn(workspace)).toEqual([ORDERS, ORDERS, ORDERS, BILLING, BILLING, BILLING]);
    expect(await workspace.state()).toEqual({});
  });

  test('but in a copy of the working folder passes, too', async () => {
    const workspace = await holding(triggered(1));
    await workspace.apply();
    configure(workspace, triggered(2));
    await workspace.plan();
    const copy = mkdtempSync(join(tmpdir(), 'terraform-copy-'));
    opened.push(() => rmSync(copy, { recursive: true }));
    cpSync(workspace.folder, copy, { recursive: true });
    workspace.env.TF_DATA_DIR = join(copy, 'data');
    expect(await workspace.run(`-chdir=${copy}`, 'apply', '-no-color', 'plan.tfplan')).toMatchObject({ code: 0 });
    expect(idsActedOn(workspace)).toEqual([ORDERS, BILLING]);
  });
});

test('a destroy without hook asks nobody where it is, and works from a saved plan anywhere', async () => {
  const [other] = await elsewhere();
  const workspace = await holding(triggered(1));
  await workspace.apply();
  await workspace.plan('-destroy');
  enter(workspace, other);
  await workspace.apply('plan.tfplan');
  expect(await workspace.state()).not.toHaveProperty([ADDRESS]);
  expect(workspace.cloud.requests().concat(other.cloud.requests())).toEqual([]);
});

describe('an object of which state does not know the project', () => {
  const HOOK = restart([ORDERS], 'when = ["destroyed"]');
  const byName = (workspace: DmsWorkspace, emulator: Emulator) => {
    enter(workspace, emulator);
    delete workspace.env.TF_VAR_project_id;
  };

  /** Made while projects could not be looked up. */
  async function placeless(): Promise<DmsWorkspace> {
    const workspace = await holding(HOOK);
    byName(workspace, workspace.emulator);
    workspace.cloud.fault({ route: 'projects', kind: 'status', status: 403, times: Infinity });
    await workspace.apply();
    expect((await workspace.state())[ADDRESS].values.project_id).toBeNull();
    return workspace;
  }

  test('is destroyed by a saved plan in the project that was found for it then, and in no other', async () => {
    const [, other] = await elsewhere();
    const workspace = await placeless();
    workspace.cloud.clearFaults();
    await workspace.plan('-destroy');
    const restore = stateOfPlan(workspace);
    byName(workspace, other);
    const { code, diagnostics } = await workspace.attempt('apply', 'plan.tfplan');
    expect({ code, errors: errorsOf(diagnostics) }).toEqual({ code: 1, errors: [expect.stringMatching(BOTH)] });
    expect([workspace, other].flatMap(idsActedOn)).toEqual([]);
    restore();
    byName(workspace, workspace.emulator);
    await workspace.apply('plan.tfplan');
    expect(idsActedOn(workspace)).toEqual([ORDERS]);
  });

  test('is not acted on by a saved plan of a destroy that could not find it out, either', async () => {
    const workspace = await placeless();
    await workspace.plan('-destroy');
    workspace.cloud.clearFaults();
    const { code, diagnostics } = await workspace.attempt('apply', 'plan.tfplan');
    expect({ code, errors: errorsOf(diagnostics) }).toEqual({
      code: 1,
      errors: [expect.stringContaining('does not say where it acts')],
    });
    expect(workspace.posts).toEqual([]);
    await workspace.destroy();
    expect(idsActedOn(workspace)).toEqual([ORDERS]);
    expect(await workspace.state()).toEqual({});
  });
});
