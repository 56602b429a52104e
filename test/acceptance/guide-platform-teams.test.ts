import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BILLING, FAILED, INVENTORY, ORDERS } from './dms-workspace';
import { GuideApp } from './guide-app';
import { Emulator, startEmulator } from '../../src/emulator';
import { codeBlocks } from '../documented-commands';

const GUIDE = 'docs/guides/platform-teams.md';
const AT_NIGHT = 'begin: \'22:00\', end: \'05:00\'';

let emulator: Emulator;
let app: GuideApp;

beforeAll(async () => {
  emulator = await startEmulator({ pace: 0.1 });
  app = new GuideApp(GUIDE, 'cdktf-typescript', emulator, { KAFKA_INSTANCES: [INVENTORY, ORDERS, BILLING].join(',') });
  app.writeFiles();
});
afterAll(async () => {
  await app?.remove();
  await emulator?.close();
});

const acted = () => emulator.cloud.actions().map(({ action, instanceId }) => `${action} ${instanceId}`);
const policy = () => readFileSync(join(app.app, 'policy.ts'), 'utf8');

test('the rule gives the roll a window and a checkpoint, and a clean-up without a limit does not pass', async () => {
  expect(await app.cdktf(['synth'])).toMatchObject({ exitCode: 0 });
  const stack = JSON.parse(readFileSync(join(app.app, 'cdktf.out/stacks/maintenance/cdk.tf.json'), 'utf8'));
  const roll = Object.values<any>(stack.resource.dms_kafka_instance_batch_action).find(({ action }) => action === 'restart');
  expect(roll).toMatchObject({ max_per_apply: 10, maintenance_window: { begin: '22:00', end: '05:00', time_zone: 'Europe/Berlin' } });

  const whole = readFileSync(join(app.app, 'maintenance.ts'), 'utf8');
  writeFileSync(join(app.app, 'maintenance.ts'), whole.replace('{ maxDeletions: 5 }', '{}'));
  expect(await app.cdktf(['synth'])).toMatchObject({ exitCode: 1, output: expect.stringContaining('the platform lets nobody delete without a limit') });
  writeFileSync(join(app.app, 'maintenance.ts'), whole);
});

test('a first deploy adopts; a change in the other stack restarts, the canary first, when the window is open', async () => {
  expect(policy()).toContain(AT_NIGHT);
  writeFileSync(join(app.app, 'policy.ts'), policy().replace(AT_NIGHT, 'begin: \'00:00\', end: \'24:00\''));
  const [first, second] = codeBlocks(GUIDE, 'Deploy').filter(({ language }) => language === 'sh');
  expect(await app.says(first.lines)).toMatchObject({ exitCode: 0 });
  expect(acted().sort()).toEqual(FAILED.map((id) => `delete ${id}`));
  expect(await app.says(second.lines)).toMatchObject({ exitCode: 0 });
  expect(acted().slice(2)[0]).toBe(`restart ${INVENTORY}`);
  expect(acted().slice(2).sort()).toEqual([ORDERS, BILLING, INVENTORY].map((id) => `restart ${id}`).sort());
});

test('the policy for a look names permissions that the provider\'s page has, and none that acts', () => {
  const [{ lines }] = codeBlocks(GUIDE, 'Who may do what').filter(({ language }) => language === 'json');
  const [all] = codeBlocks('docs/index.md', 'Permissions').filter(({ language }) => language === 'json')
    .map((block) => JSON.parse(block.lines.join('\n')).Statement[0].Action as string[]);
  const looks = JSON.parse(lines.join('\n')).Statement[0].Action as string[];
  expect(all.filter((action) => !looks.includes(action)))
    .toEqual(['dms:instance:modifyStatus', 'dms:instance:delete', 'dms:instance:restore']);
  expect(looks.filter((action) => !all.includes(action))).toEqual([]);
});
