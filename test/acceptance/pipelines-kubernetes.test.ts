import { ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { restart } from './batch-action-hcl';
import { BILLING, ORDERS } from './dms-workspace';
import { until } from './until';
import { TemplateRepository } from '../pipelines/template-repository';

let template: TemplateRepository;
let configuration: string;
const pods: ChildProcess[] = [];
let container: {
  command: readonly string[];
  args: readonly string[];
  env: ReadonlyArray<{ name: string; value: string }>;
};
let settings: Readonly<Record<string, string>>;

beforeAll(async () => {
  template = await TemplateRepository.of('kubernetes-clean-up');
  const read = (file: string) => readFileSync(join(template.repository, file), 'utf8');
  container = parse(read('cron-job.yml')).spec.jobTemplate.spec.template.spec.containers[0];
  settings = parseAllDocuments(read('settings.yml')).map((document) => document.toJS())
    .find(({ kind }) => kind === 'ConfigMap').data;
  configuration = join(template.folder, 'configuration');
  mkdirSync(configuration);
  for (const file of ['main.tf', 'backend.tf', 'emulator_override.tf']) {
    cpSync(join(template.repository, 'kafka', file), join(configuration, file));
  }
});
afterEach(() => pods.splice(0).forEach((child) => {
  try {
    process.kill(-child.pid!, 'SIGKILL');
  } catch {
    // It has ended, and so have all that it started.
  }
}));
afterAll(async () => template?.close());

/** A job's pod: the command of its container as it stands, with paths of this machine in the place of mounts. */
function pod(more: Readonly<Record<string, string>> = {}) {
  const work = mkdtempSync(join(template.folder, 'pod-'));
  const message = join(work, 'message');
  const mounted = { CONFIGURATION: configuration, WORK: work, TMPDIR: work, HOME: work, MESSAGE: message };
  const declared = container.env.map(({ name }) => name).sort();
  expect(declared).toEqual(Object.keys(mounted).sort());
  const { emulator } = template;
  const child = spawn(container.command[0], [...container.command.slice(1), ...container.args], {
    cwd: work,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: [join(template.repository, 'node_modules/.bin'), process.env.PATH].join(delimiter),
      TF_CLI_CONFIG_FILE: join(template.repository, 'dms.tfrc'),
      CHECKPOINT_DISABLE: '1',
      ...template.keys,
      ...settings,
      HW_REGION_NAME: emulator.region,
      HW_PROJECT_ID: emulator.projectId,
      HW_ACCESS_KEY: emulator.accessKey,
      HW_SECRET_KEY: emulator.secretKey,
      ...mounted,
      ...more,
    },
  });
  pods.push(child);
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  const finished = new Promise<{ code: number | null; message: string; log: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, message: readFileSync(message, 'utf8').trim(), log })));
  return { finished, end: () => child.kill('SIGTERM') };
}

test('nothing failed: complete; something failed: it is deleted, and complete; more than the limit: failed, and nothing is sent', async () => {
  expect(await pod().finished).toMatchObject({ code: 0, message: 'Nothing is left to do.' });
  const [first, second] = ['first', 'it\'s "$(id)" `id`'].map((name) => template.cloud.failCreation(name).id);
  const calls = template.calls;
  const refused = await pod({ MAX_DELETIONS: '1' }).finished;
  expect({ ...refused, calls: template.calls - calls })
    .toMatchObject({ code: 1, message: expect.stringContaining('failed with 1'), log: expect.stringContaining('--max-deletions allows 1'), calls: 0 });
  expect(await pod().finished).toMatchObject({ code: 0, log: expect.stringContaining(second) });
  expect([first, second].map((id) => template.cloud.instance(id))).toEqual([undefined, undefined]);
});

test('what a checkpoint leaves for the next night is no failure, and the message says that something is left', async () => {
  const roll = (version: number) => writeFileSync(join(configuration, 'roll.tf'),
    restart([ORDERS, BILLING], `when = ["triggered"]\n triggers = { v = ${version} }\n max_per_apply = 1\n max_unavailable = 1`));
  roll(1);
  expect(await pod().finished).toMatchObject({ code: 0, message: 'Nothing is left to do.' });
  roll(2);
  expect(await pod().finished).toMatchObject({ code: 0, message: expect.stringContaining('left for the next run') });
  expect(await pod().finished).toMatchObject({ code: 0, message: 'Nothing is left to do.' });
});

test('a pod that is ended early lets Terraform end in order: the lock is given back, and the next night goes on', async () => {
  const { id } = template.cloud.failCreation('slow');
  template.cloud.plan(id, { delete: 'stuck' });
  const { finished, end } = pod();
  await until(() => template.cloud.instance(id)?.status === 'DELETING');
  end();
  const { code, message } = await finished;
  expect({ failed: code !== 0, message }).toEqual({ failed: true, message: expect.stringContaining('The clean-up failed') });
  template.cloud.removeInstance(id);
  expect(await pod().finished).toMatchObject({ code: 0, message: 'Nothing is left to do.' });
});
