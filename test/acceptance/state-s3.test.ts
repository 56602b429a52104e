import {
  adoptedBy,
  expectNoSecrets,
  expectWhole,
  goesOn,
  goOn,
  killInTheRoll,
  oneIsRefused,
  rollThatHangs,
  said,
  secondWaits,
  THREE,
} from './deploys-that-meet';
import { DocumentedDeploy } from './documented-deploy';
import { SharedStack } from './shared-stack';
import { appText, backendHcl, backendLines, GUIDE, LOCKED, variables } from './state-guide';
import { exportedBy, shellLines } from '../documented-commands';
import { S3Store, S3StoreOptions } from '../s3-store/s3-store';

const EXAMPLE = 'cdktf-state-s3';
const SECTION = 'An S3 store, such as OBS';
const CHECK = 'Does your store lock?';
const KEY = 'kafka-shared.tfstate';
const UNLOCK = shellLines(GUIDE, 'What a killed deploy leaves').filter((line) => line.startsWith('terraform force-unlock'));

/** Keys as the guide sets them, without what is for stores that refuse checksums. */
const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, ...forOlderStores } = variables(SECTION);
const keys = { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY };

let store: S3Store;
let stack: SharedStack;

beforeEach(async () => {
  store = await S3Store.start();
  stack = await SharedStack.of(EXAMPLE, THREE, { ...keys, STATE_ENDPOINT: store.endpoint });
});
afterEach(async () => {
  await stack?.close();
  await store?.close();
});

test('two deploys at once: one is refused before it acts, each instance is restarted once, and the state is whole', async () => {
  const [machine] = await oneIsRefused(stack);
  await expectNoSecrets(machine, [...stack.secrets, keys.AWS_SECRET_ACCESS_KEY]);
  expect(store.keys).toEqual([KEY]);
});

test('two deploys at once, which wait for the lock: the second one finds nothing to do', async () => secondWaits(stack));

test('an interrupted deploy leaves no lock and a whole state: the next one goes on, and each instance is restarted once', async () => {
  const machines = await adoptedBy(stack);
  await stack.configure('revision=2');
  const apply = await rollThatHangs(stack, machines[0]);
  apply.interrupt();
  expect(await apply.finished).toMatchObject({ code: 1 });
  expect(store.keys).toEqual([KEY]);
  await goesOn(stack, machines[1]);
  expect(stack.restarted).toEqual(THREE);
  await expectWhole(machines);
});

test('a killed deploy leaves its lock, whose ID the next one is told; once it is released that one goes on', async () => {
  const machines = await adoptedBy(stack);
  await stack.configure('revision=2');
  await killInTheRoll(stack, machines[0]);
  const lock = JSON.parse(store.object(`${KEY}.tflock`)!);
  const refused = await machines[1].run('apply', '-no-color', '-auto-approve');
  expect(refused.code).toBe(1);
  expect(said(refused)).toContain(LOCKED);
  const [, id] = / ID: (\S+)/.exec(said(refused))!;
  expect([id, stack.restarted.length]).toEqual([lock.ID, 2]);

  expect(await machines[1].shell(UNLOCK, { LOCK_ID: id })).toMatchObject({ code: 0 });
  expect(store.keys).toEqual([KEY]);
  await goesOn(stack, machines[1]);
  await expectWhole(machines);
});

test.each<[string, S3StoreOptions, string[]]>([
  ['heeds the condition', {}, ['200', '412']],
  ['takes no notice of it', { heedsConditions: false }, ['200', '200']],
])('the check of the guide, on a store that %s', async (_, options, answers) => {
  const asked = await S3Store.start(options);
  try {
    const [setting, ...commands] = shellLines(GUIDE, CHECK);
    expect(Object.keys(exportedBy([setting]))).toEqual(['STATE_BUCKET']);
    await stack.configure('revision=1');
    const machine = await stack.machine();
    const { code, stdout } = await machine.shell(commands, { STATE_BUCKET: `${asked.endpoint}/${asked.bucket}` });
    expect({ code, answers: stdout.trim().split('\n') }).toEqual({ code: 0, answers });
  } finally {
    await asked.close();
  }
});

test('on a store that takes no notice of the condition a second one gets the lock as well, and no error tells', async () => {
  const heedless = await S3Store.start({ heedsConditions: false });
  const unlocked = await SharedStack.of(EXAMPLE, THREE, { ...keys, STATE_ENDPOINT: heedless.endpoint });
  try {
    const machines = await adoptedBy(unlocked);
    await unlocked.configure('revision=2');
    const apply = await rollThatHangs(unlocked, machines[0]);
    expect(await machines[1].run('plan', '-detailed-exitcode')).toMatchObject({ code: 2 });
    goOn(unlocked);
    await apply.finished;
  } finally {
    await unlocked.close();
    await heedless.close();
  }
});

test('the backend of the guide is the one of the example, for CDKTF and in plain HCL, and no key is in it', async () => {
  expect(appText(EXAMPLE)).toContain(backendLines(SECTION).join('\n'));
  await stack.configure('revision=1');
  for (const key of Object.values(keys)) expect(stack.synthesised).not.toContain(key);
  const plain = await stack.machine();
  plain.write('{}', 'cdk.tf.json');
  plain.write(backendHcl(SECTION).replace(/https:[^"]+/, store.endpoint), 's3.tf');
  expect(await plain.run('init', '-reconfigure', '-backend-config=use_path_style=true')).toMatchObject({ code: 0 });
  await plain.apply();
  expect(store.keys).toEqual([KEY]);
  expect(store.requests.filter(({ key }) => key === `${KEY}.tflock`).map(({ method }) => method)).toContain('PUT');
});

test('with the variables for it nobody sends checksums, and else Terraform does, and OpenTofu does not', async () => {
  await stack.configure('revision=1');
  const machine = await stack.machine();
  const checksums = () => store.requests.splice(0).filter(({ method }) => method === 'PUT')
    .map(({ headers }) => Object.keys(headers).some((name) => name.startsWith('x-amz-checksum-')));
  const isOpenTofu = (await machine.run('version')).stdout.startsWith('OpenTofu');
  await machine.apply();
  expect(new Set(checksums())).toEqual(new Set([!isOpenTofu]));
  await stack.configure('revision=2');
  Object.assign(machine.env, forOlderStores);
  await machine.apply();
  expect(new Set(checksums())).toEqual(new Set([false]));
});

test('the example deploys as its README says', async () => {
  const documented = await DocumentedDeploy.of(EXAMPLE, { ...keys, STATE_ENDPOINT: store.endpoint });
  try {
    expect(await documented.follow(documented.folder())).toEqual({ exitCode: 0, output: expect.stringContaining('No changes.') });
    expect(documented.restarted).toEqual(documented.instances);
    expect(store.keys).toEqual([KEY]);
  } finally {
    await documented.close();
  }
});
