import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { GitLabPipeline, GitLabSettings } from '../pipelines/gitlab-pipeline';
import { GITLAB, IssueTracker } from '../pipelines/issue-tracker';
import { READER, REPAIRER, TemplateRepository } from '../pipelines/template-repository';

let template: TemplateRepository;
let tracker: IssueTracker;
let settings: GitLabSettings;

beforeAll(async () => {
  [template, tracker] = await Promise.all([TemplateRepository.of('gitlab-clean-up'), IssueTracker.start(GITLAB)]);
  settings = {
    repository: template.repository,
    folder: template.folder,
    variables: {
      ...template.keyless,
      ...template.keys,
      PLAN_KEY: 'plan-sample-key',
      ISSUE_TOKEN: IssueTracker.TOKEN,
    },
    environments: { 'kafka-clean-up': { HW_ASSUME_ROLE_AGENCY_NAME: REPAIRER.name } },
    idToken: () => template.cloud.idToken(),
    apiUrl: tracker.url,
    machine: template.machine,
  };
});
afterAll(async () => {
  await tracker?.close();
  await template?.close();
});

/** A pipeline whose first job has run. */
async function night() {
  const pipeline = new GitLabPipeline(settings);
  return { pipeline, detect: await pipeline.job('detect') };
}

test('a night without a finding passes and makes nothing, and a repair that is started all the same does nothing', async () => {
  const { pipeline, detect } = await night();
  expect(detect).toMatchObject({ result: 'passed', log: expect.stringContaining('No issue') });
  expect([pipeline.isManual('repair'), existsSync(join(pipeline.artifacts('detect'), 'report/plan.enc'))]).toEqual([true, false]);
  const calls = template.calls;
  expect(await pipeline.job('repair')).toMatchObject({ result: 'passed', log: expect.stringContaining('nothing to repair') });
  expect([template.calls - calls, tracker.issues]).toEqual([0, []]);
});

test('a finding: a warning and one issue, which the next night updates; the repair applies that plan, and the issue gets a note and is closed', async () => {
  const secret = join(template.folder, 'pwned');
  const { id } = template.cloud.failCreation(`it's "$(touch ${secret})" \`touch ${secret}\` | <img src=x> @octocat\n/close\n<!-- x -->`);
  const first = await night();
  expect(first.detect).toMatchObject({ result: 'warning', log: expect.stringContaining('Opened issue 1.') });
  const report = join(first.pipeline.artifacts('detect'), 'report');
  expect(readFileSync(join(report, 'plan.enc')).subarray(0, 8).toString()).toBe('Salted__');
  expect(readFileSync(join(report, 'summary.html'), 'utf8')).toContain(id);

  const second = await night();
  expect(second.detect).toMatchObject({ result: 'warning', log: expect.stringContaining('Updated issue 1.') });
  expect(tracker.issues).toMatchObject([{ title: 'Kafka instances of kafka need attention', state: 'open', labels: ['kafka-clean-up'] }]);
  const { body } = tracker.issues[0];
  const shown = new MarkdownIt({ html: true }).render(body);
  expect({ image: shown.includes('<img'), calls: /@octocat/.test(body), command: /^\s*\/close/m.test(body), ran: existsSync(secret) })
    .toEqual({ image: false, calls: false, command: false, ran: false });
  expect(shown).toContain('octocat');

  expect(await second.pipeline.job('repair')).toMatchObject({ result: 'passed', log: expect.stringContaining('Closed issue 1.') });
  expect(template.cloud.instance(id)).toBeUndefined();
  expect(tracker.issues).toMatchObject([{ state: 'closed', comments: [expect.stringContaining('pipelines/7')] }]);
  expect(existsSync(join(second.pipeline.artifacts('repair'), 'report/plan.enc'))).toBe(false);

  const calls = template.calls;
  const stale = await first.pipeline.job('repair');
  expect({ ...stale, calls: template.calls - calls })
    .toMatchObject({ result: 'warning', log: expect.stringContaining('Saved plan is stale'), calls: 0 });
});

test('who fails after the night is in no plan: the repair is refused, and the issue is open again and says so', async () => {
  const { id } = template.cloud.failCreation('first');
  const { pipeline, detect } = await night();
  expect(detect.log).toContain('Updated issue 1.');
  const later = template.cloud.failCreation('later').id;
  const calls = template.calls;
  await pipeline.job('repair');
  expect([template.calls - calls, [id, later].every((each) => template.cloud.instance(each))]).toEqual([0, true]);
  expect(tracker.issues).toMatchObject([{ state: 'open', body: expect.stringContaining('Make a new plan') }]);
});

test('a look that fails is a failed job, which leaves the issue alone; a plan that has expired is no repair', async () => {
  const asked = tracker.asked.length;
  const pipeline = new GitLabPipeline({ ...settings, idToken: () => 'no-token' });
  expect(await pipeline.job('detect')).toMatchObject({ result: 'failed' });
  expect(tracker.asked.slice(asked)).toEqual([]);
  rmSync(join(pipeline.artifacts('detect'), 'report'), { recursive: true });
  const calls = template.calls;
  const { log } = await pipeline.job('repair');
  expect([log, template.calls - calls]).toEqual([expect.stringContaining('has expired'), 0]);
});

test('a repair that came to no summary is not told as what the night has found', async () => {
  const { pipeline } = await night();
  const body = tracker.issues[0].body;
  const broken = new GitLabPipeline({ ...settings, variables: { ...settings.variables, MAX_DELETIONS: 'few' } });
  cpSync(pipeline.artifacts('detect'), broken.artifacts('detect'), { recursive: true });
  expect(await broken.job('repair')).toMatchObject({ result: 'warning', log: expect.stringContaining('There is no summary') });
  expect(tracker.issues).toMatchObject([{ state: 'open', body }]);
  expect(existsSync(join(broken.artifacts('repair'), 'report/summary.html'))).toBe(false);
});

test('who looks, and who acts: an agency each, and never the other way round', () => {
  expect(template.askedBy('list')).toEqual([READER.name, REPAIRER.name]);
  expect(template.askedBy('batch')).toEqual([REPAIRER.name]);
});
