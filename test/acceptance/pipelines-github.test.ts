import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { FAILED } from './dms-workspace';
import { GitHubRun, GitHubSettings } from '../pipelines/github-run';
import { IdTokenService } from '../pipelines/id-token-service';
import { GITHUB, IssueTracker } from '../pipelines/issue-tracker';
import { READER, REPAIRER, TemplateRepository } from '../pipelines/template-repository';

let template: TemplateRepository;
let tracker: IssueTracker;
let idTokens: IdTokenService;
let settings: GitHubSettings;

beforeAll(async () => {
  [template, tracker] = await Promise.all([TemplateRepository.of('github-clean-up'), IssueTracker.start(GITHUB)]);
  // What failed before the first apply is gone with it; what comes now is the first night's.
  expect(template.cloud.actions().map(({ action, instanceId }) => `${action} ${instanceId}`).sort())
    .toEqual(FAILED.map((id) => `delete ${id}`));
  idTokens = await IdTokenService.start(() => template.cloud.idToken());
  settings = {
    repository: template.repository,
    workflow: '.github/workflows/kafka-clean-up.yml',
    folder: template.folder,
    vars: template.keyless,
    environments: { 'kafka-clean-up': { HW_ASSUME_ROLE_AGENCY_NAME: REPAIRER.name } },
    secrets: { ...template.keys, KAFKA_PLAN_KEY: 'plan-sample-key' },
    token: IssueTracker.TOKEN,
    machine: {
      ...template.machine,
      GITHUB_API_URL: tracker.url,
      ...idTokens.machine,
    },
  };
});
afterAll(async () => {
  await idTokens?.close();
  await tracker?.close();
  await template?.close();
});

/** A night whose first job has run. */
async function night() {
  const run = new GitHubRun(settings);
  return { run, detect: await run.job('detect') };
}

test('a night without a finding makes nothing, and its repair is skipped', async () => {
  const { run, detect } = await night();
  expect(detect).toMatchObject({ result: 'success', outputs: { code: '0' }, summary: expect.stringContaining('kafka') });
  expect(await run.job('repair')).toMatchObject({ result: 'skipped' });
  expect(existsSync(run.artifact('kafka-plan'))).toBe(false);
  expect(tracker.asked).toEqual(['GET issues']);
});

test('a finding: one issue, which the next night updates; the plan is handed over encrypted, approved, and applied; the issue is closed', async () => {
  const secret = join(template.folder, 'pwned');
  const name = `it's "$(touch ${secret})" \`touch ${secret}\` | <img src=x> @octocat\n/close\n<!-- x -->`;
  const { id } = template.cloud.failCreation(name);
  const first = await night();
  expect(first.detect).toMatchObject({ result: 'success', outputs: { code: '2' }, summary: expect.stringContaining(id) });
  expect(readFileSync(join(first.run.artifact('kafka-plan'), 'plan.enc')).subarray(0, 8).toString()).toBe('Salted__');
  expect(readFileSync(join(first.run.artifact('kafka-report-detect'), 'summary.html'), 'utf8')).toContain(id);

  const second = await night();
  expect(second.detect.log).toContain('Updated issue 1.');
  expect(tracker.issues).toMatchObject([{
    title: 'Kafka instances of kafka need attention', state: 'open', labels: ['kafka-clean-up'], body: expect.stringContaining(id),
  }]);
  const shown = new MarkdownIt({ html: true }).render(tracker.issues[0].body);
  expect({ image: shown.includes('<img'), calls: /@octocat/.test(tracker.issues[0].body), ran: existsSync(secret) })
    .toEqual({ image: false, calls: false, ran: false });
  expect(shown).toContain('octocat');

  const repair = await second.run.job('repair');
  expect(repair).toMatchObject({ result: 'success', summary: expect.stringContaining(id), log: expect.stringContaining('Closed issue 1.') });
  expect(template.cloud.instance(id)).toBeUndefined();
  expect(tracker.issues).toMatchObject([{ state: 'closed', comments: [expect.stringContaining('/acme/kafka/actions/runs/7')] }]);

  // The plan of the first night is for a state that is no more.
  const calls = template.calls;
  const stale = await first.run.job('repair');
  expect({ result: stale.result, calls: template.calls - calls }).toEqual({ result: 'failure', calls: 0 });
  expect(stale.log).toContain('Saved plan is stale');
});

test('who fails after the night is in no plan: the repair is refused, the issue says so, and the next night opens it anew', async () => {
  const { id } = template.cloud.failCreation('first');
  const { run, detect } = await night();
  expect(detect.log).toContain('Updated issue 1.');
  const later = template.cloud.failCreation('later').id;
  const calls = template.calls;
  const repair = await run.job('repair');
  expect({ result: repair.result, calls: template.calls - calls }).toEqual({ result: 'failure', calls: 0 });
  expect(tracker.issues).toMatchObject([{ state: 'open', body: expect.stringContaining('Make a new plan') }]);

  const next = await night();
  expect(await next.run.job('repair')).toMatchObject({ result: 'success' });
  expect([id, later].map((each) => template.cloud.instance(each))).toEqual([undefined, undefined]);
  expect(tracker.issues).toMatchObject([{ state: 'closed' }]);
});

test('a look that fails is a red job, which leaves the issue alone and hands no plan over', async () => {
  const asked = tracker.asked.length;
  const run = new GitHubRun({ ...settings, vars: { ...settings.vars, HW_ASSUME_ROLE_AGENCY_NAME: 'nobody' } });
  expect(await run.job('detect')).toMatchObject({ result: 'failure', outputs: { code: '1' }, summary: expect.stringContaining('nobody') });
  expect(await run.job('repair')).toMatchObject({ result: 'skipped' });
  expect([tracker.asked.length, existsSync(run.artifact('kafka-plan'))]).toEqual([asked, false]);
});

test('who looks, and who acts: an agency each, and never the other way round', () => {
  expect(template.askedBy('list')).toEqual([READER.name, REPAIRER.name]);
  expect(template.askedBy('batch')).toEqual([REPAIRER.name]);
  const reads = template.cloud.requests().filter(({ actsAs }) => actsAs === READER.name);
  expect(new Set(reads.map(({ method }) => method))).toEqual(new Set(['GET']));
});
