import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BILLING, ORDERS } from './dms-workspace';
import { GuideApp } from './guide-app';
import { Emulator, startEmulator } from '../../src/emulator';

let emulator: Emulator;
let app: GuideApp;

beforeAll(async () => {
  emulator = await startEmulator({ pace: 0.1 });
  app = new GuideApp('docs/guides/pipelines.md', 'cdktf-typescript', emulator, { KAFKA_INSTANCES: [ORDERS, BILLING].join(',') });
});
afterAll(async () => {
  await app?.remove();
  await emulator?.close();
});

const restarts = () => emulator.cloud.actions().filter(({ action }) => action === 'restart').length;

test('deploy, watch, ask who is left, and report', async () => {
  const lines = (await app.follow('Deploy and watch'));
  expect(lines).toMatchObject({ exitCode: 0, output: expect.stringMatching(/\[dms\] .*2 of 2 done/) });
  expect(restarts()).toBe(2);
  expect(await app.follow('Report')).toMatchObject({ exitCode: 0 });
  for (const file of ['report.html', 'report.md']) expect(readFileSync(join(app.app, file), 'utf8')).toContain(ORDERS);
});

test('exactly the plan that was approved is applied', async () => {
  appendFileSync(join(app.app, 'broker.properties'), '# changed\n');
  expect(await app.follow('Exactly the plan that was approved'))
    .toMatchObject({ exitCode: 0, output: expect.stringMatching(/\[dms\] .*2 of 2 done/) });
  expect(restarts()).toBe(4);
});

test('a deploy that would wait for the lock', async () => {
  expect(await app.follow('Time')).toMatchObject({ exitCode: 0, output: expect.stringContaining('No changes') });
  expect(restarts()).toBe(4);
});
