import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BILLING } from './dms-workspace';
import { GitLabPipeline } from '../pipelines/gitlab-pipeline';
import { Platform } from '../pipelines/platform';

let platform: Platform;
afterAll(async () => platform?.close());

test('on GitLab: a deploy that fails on an instance is reported, and the next pipeline\'s plan goes on with that one alone', async () => {
  platform = await Platform.of('gitlab-deploy');
  const { template } = platform;
  const start = () => new GitLabPipeline({
    repository: template.repository,
    folder: template.folder,
    variables: { ...platform.variables, ...template.keys, PLAN_KEY: 'plan-sample-key' },
    environments: platform.environments,
    idToken: () => template.cloud.idToken(),
    apiUrl: '',
    machine: platform.machine,
  });
  const through = async () => {
    const pipeline = start();
    expect(await pipeline.job('plan')).toMatchObject({ result: 'passed' });
    return { ...await pipeline.job('deploy'), report: join(pipeline.artifacts('deploy'), 'report') };
  };
  expect(await through()).toMatchObject({ result: 'passed', log: expect.stringContaining('Apply complete') });
  await platform.commit(2);
  template.cloud.plan(BILLING, { restart: 'error', times: 1 });
  const failed = await through();
  expect(failed).toMatchObject({ result: 'failed', log: expect.stringContaining(BILLING) });
  expect(readFileSync(join(failed.report, 'report.md'), 'utf8')).toContain(BILLING);
  const before = platform.restarted.length;
  expect(await through()).toMatchObject({ result: 'passed' });
  expect(platform.restarted.slice(before)).toHaveLength(1);
  const empty = await through();
  expect(empty).toMatchObject({ result: 'passed', log: expect.stringContaining('nothing to deploy') });
  expect(existsSync(join(empty.report, 'report.md'))).toBe(false);
});
