import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dialect, GITHUB, GITLAB, IssueTracker } from './issue-tracker';
import { runShell } from './shell-step';

const folder = mkdtempSync(join(tmpdir(), 'dms-issues-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Environment = (url: string, token: string) => Record<string, string>;

const SCRIPTS: ReadonlyArray<readonly [string, Dialect, string, Environment]> = [
  ['GitHub', GITHUB, 'github-clean-up', (url, token) => ({
    GITHUB_API_URL: url, GITHUB_REPOSITORY: 'acme/kafka', GITHUB_SERVER_URL: 'https://github.example', GITHUB_RUN_ID: '7', GITHUB_TOKEN: token,
  })],
  ['GitLab', GITLAB, 'gitlab-clean-up', (url, token) => ({
    CI_API_V4_URL: url, CI_PROJECT_ID: '42', CI_PIPELINE_URL: 'https://gitlab.example/acme/kafka/-/pipelines/7', ISSUE_TOKEN: token,
  })],
];

describe.each(SCRIPTS)('the issues of %s', (_, dialect, template, environment) => {
  const script = join(__dirname, '../../examples/pipelines', template, 'ci/kafka-issue.mjs');
  let tracker: IssueTracker;
  beforeEach(async () => {
    tracker = await IssueTracker.start(dialect);
  });
  afterEach(async () => tracker.close());

  /** Tells of a stack what a run of drift came to. */
  async function tell(stack: string, code: number, markdown = 'What was found.', token = IssueTracker.TOKEN) {
    writeFileSync(join(folder, 'summary.json'), JSON.stringify({ version: 1, exit_code: code }));
    writeFileSync(join(folder, 'summary.md'), markdown);
    return runShell([process.execPath, script, stack, folder], folder, environment(tracker.url, token));
  }

  test('each stack has one, also where there are many others and one that only looks like it', async () => {
    tracker.open('A trap', '<!-- kafka-clean-up: orders -->', ['bug']);
    await tell('orders', 2);
    for (let more = 0; more < 120; more += 1) tracker.open('Another', 'Of another stack.', ['kafka-clean-up']);
    await tell('billing', 2);
    expect(await tell('orders', 2, 'Found again.')).toMatchObject({ code: 0, output: 'Updated issue 2.\n' });
    expect(tracker.issues.filter(({ title }) => title.startsWith('Kafka'))).toMatchObject([
      { number: 2, body: expect.stringContaining('Found again.') },
      { number: 123, body: expect.stringContaining('What was found.') },
    ]);
    expect(tracker.issues[0].body).toBe('<!-- kafka-clean-up: orders -->');
  });

  test('it is closed when nothing is left, stays so, and is opened again by the next finding', async () => {
    await tell('orders', 2);
    await tell('orders', 0);
    expect(tracker.issues).toMatchObject([{ state: 'closed', comments: [expect.stringContaining('Nothing is left to do')] }]);
    expect(await tell('orders', 0)).toMatchObject({ output: 'No issue to open, to update or to close.\n' });
    await tell('orders', 2);
    expect(tracker.issues).toMatchObject([{ state: 'open', comments: [expect.anything()] }]);
  });

  test('an error is told where one is open, and opens none', async () => {
    await tell('orders', 1);
    expect(tracker.issues).toEqual([]);
    await tell('orders', 2);
    await tell('orders', 1, 'It went wrong.');
    expect(tracker.issues).toMatchObject([{ state: 'open', body: expect.stringContaining('It went wrong.') }]);
  });

  test('a summary that is longer than an issue may be is cut', async () => {
    await tell('orders', 2, 'x'.repeat(2_000_000));
    expect(tracker.issues[0].body.length).toBeLessThan(dialect === GITHUB ? 65_536 : 1_048_576);
  });

  test('a run that came to no summary leaves the issue alone, and says so in a line', async () => {
    await tell('orders', 2);
    rmSync(join(folder, 'summary.json'));
    const { code, output } = await runShell([process.execPath, script, 'orders', folder], folder, environment(tracker.url, IssueTracker.TOKEN));
    expect({ code, output }).toEqual({ code: 0, output: 'There is no summary: the issue is left as it is.\n' });
    expect(tracker.issues).toMatchObject([{ state: 'open', body: expect.stringContaining('What was found.') }]);
  });

  test('whoever may not write is told so, without the token', async () => {
    const { code, output } = await tell('orders', 2, undefined, 'not-the-token');
    expect({ code, says: /answered 401 to GET issues/.test(output), secret: output.includes('not-the-token') })
      .toEqual({ code: 1, says: true, secret: false });
  });
});
