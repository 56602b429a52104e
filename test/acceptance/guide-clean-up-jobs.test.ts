import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILED } from './dms-workspace';
import { GuideApp } from './guide-app';
import { PluginMirror } from './plugin-mirror';
import { Emulator, startEmulator } from '../../src/emulator';
import { codeBlocks } from '../documented-commands';

const GUIDE = 'docs/guides/clean-up-jobs.md';
/** The blocks of commands in a section, each by itself. */
const commands = (section: string) => codeBlocks(GUIDE, section).filter(({ language }) => language === 'sh').map(({ lines }) => lines);

let emulator: Emulator;
let mirror: PluginMirror;
let job: GuideApp;

beforeAll(async () => {
  [emulator, mirror] = await Promise.all([startEmulator({ pace: 0.1 }), PluginMirror.create()]);
  job = new GuideApp(GUIDE, 'hcl-cleanup', emulator, { TF_CLI_CONFIG_FILE: mirror.cliConfiguration });
  job.writeFiles();
  const { endpoint } = emulator;
  writeFileSync(join(job.app, 'override.tf'), `provider "dms" {\n  endpoints = { dms = "${endpoint}", iam = "${endpoint}" }\n}\n`);
  expect(await job.follow('What it looks after')).toMatchObject({ exitCode: 0 });
});
afterAll(async () => {
  await job?.remove();
  mirror?.remove();
  await emulator?.close();
});

const written = (file: string) => readFileSync(join(job.app, file), 'utf8');
const stands = (id: string) => emulator.cloud.instance(id) !== undefined;

test('the first apply deletes what has failed', () => {
  expect(emulator.cloud.actions().map(({ instanceId }) => instanceId).sort()).toEqual(FAILED);
});

test('a look writes its files and says 0 or 2; the shell around it goes on at both, and counts', async () => {
  const [look, inShell, count] = commands('A look');
  expect(await job.says(look)).toMatchObject({ exitCode: 0 });
  expect(await job.says(inShell)).toMatchObject({ exitCode: 0, output: expect.stringContaining('all is well') });
  const { id } = emulator.cloud.failCreation('night');
  expect(await job.says(look)).toMatchObject({ exitCode: 2 });
  expect(await job.says(inShell)).toMatchObject({ exitCode: 0, output: expect.stringContaining('something is left') });
  for (const file of ['summary.json', 'summary.html', 'summary.md']) expect(written(file)).toContain(id);
  expect(await job.says(count)).toMatchObject({ output: '1\n' });
  expect(await job.follow('A repair')).toMatchObject({ exitCode: 0 });
  expect(stands(id)).toBe(false);
});

test('what is protected, and what is more than the job\'s limit, is not deleted', async () => {
  const { id } = emulator.cloud.failCreation('orders-prod');
  expect(await job.follow('A repair')).toMatchObject({ exitCode: 1, output: expect.stringContaining('orders-prod') });
  emulator.cloud.removeInstance(id);
  const four = [1, 2, 3, 4].map((number) => emulator.cloud.failCreation(`failed-${number}`).id);
  expect(await job.follow('A repair')).toMatchObject({ exitCode: 1, output: expect.stringContaining('--max-deletions allows 3') });
  expect(four.every(stands)).toBe(true);
  four.forEach((each) => emulator.cloud.removeInstance(each));
});

test('the plan of one job is repaired by the other, and comes out of its encryption as it was', async () => {
  const [handedOver, encrypted] = commands('With an approval');
  const { id } = emulator.cloud.failCreation('night');
  expect(await job.says(encrypted)).toMatchObject({ exitCode: 0 });
  expect(readFileSync(join(job.app, 'approved.plan'))).toEqual(readFileSync(join(job.app, 'night.plan')));
  expect(await job.says(handedOver)).toMatchObject({ exitCode: 0 });
  expect(stands(id)).toBe(false);
});

test('cron\'s script is silent where nothing is found, and else says what it did', async () => {
  expect(await job.says(['./clean-up.sh'])).toEqual({ exitCode: 0, output: '' });
  const { id } = emulator.cloud.failCreation('night');
  expect(await job.says(['./clean-up.sh'])).toMatchObject({ exitCode: 0, output: expect.stringContaining(id) });
  expect([stands(id), existsSync(join(job.app, 'summary.html'))]).toEqual([false, true]);
  // A plan holds secrets, and this one is of no more use.
  expect(existsSync(join(job.app, 'night.plan'))).toBe(false);
});
