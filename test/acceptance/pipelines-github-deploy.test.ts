import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BILLING, ORDERS } from './dms-workspace';
import { GitHubRun } from '../pipelines/github-run';
import { IdTokenService } from '../pipelines/id-token-service';
import { Platform } from '../pipelines/platform';
import { REPAIRER } from '../pipelines/template-repository';

let platform: Platform;
let idTokens: IdTokenService;
afterAll(async () => {
  await idTokens?.close();
  await platform?.close();
});

test('on GitHub: the plan that was approved is deployed, watched and reported; an older one is refused, and an empty one asks nobody', async () => {
  platform = await Platform.of('github-deploy');
  const { template } = platform;
  idTokens = await IdTokenService.start(() => template.cloud.idToken());
  const start = () => new GitHubRun({
    repository: template.repository,
    workflow: '.github/workflows/kafka-platform.yml',
    folder: template.folder,
    vars: platform.variables,
    environments: platform.environments,
    secrets: { ...template.keys, KAFKA_PLAN_KEY: 'plan-sample-key' },
    token: '',
    machine: { ...platform.machine, ...idTokens.machine },
  });
  const first = start();
  expect(await first.job('plan')).toMatchObject({ result: 'success', outputs: { code: '2' } });
  expect(await first.job('deploy')).toMatchObject({ result: 'success', log: expect.stringContaining('Apply complete') });
  expect(platform.restarted).toEqual([]);

  await platform.commit(2);
  const [older, newer] = [start(), start()];
  for (const run of [older, newer]) {
    expect(await run.job('plan')).toMatchObject({ result: 'success', outputs: { code: '2' }, summary: expect.stringMatching(new RegExp(`<pre>[^]*${ORDERS}`)) });
  }
  expect(readFileSync(join(newer.artifact('kafka-platform'), 'cdktf.out.enc')).subarray(0, 8).toString()).toBe('Salted__');
  const deployed = await newer.job('deploy');
  expect(deployed).toMatchObject({ result: 'success', summary: expect.stringContaining(BILLING) });
  expect(deployed.log).toMatch(/\[dms\] .*2 of 2 done/);
  expect(platform.restarted).toEqual([ORDERS, BILLING]);
  expect(readFileSync(join(newer.artifact('kafka-platform-report'), 'report.html'), 'utf8')).toContain(ORDERS);
  expect(template.askedBy('batch')).toEqual([REPAIRER.name]);

  expect(await older.job('deploy')).toMatchObject({ result: 'failure', log: expect.stringContaining('Saved plan is stale') });
  expect(platform.restarted).toHaveLength(2);
  const empty = start();
  expect(await empty.job('plan')).toMatchObject({ result: 'success', outputs: { code: '0' } });
  expect(await empty.job('deploy')).toMatchObject({ result: 'skipped' });
});
