// Keeps one issue for a stack: opened when a run finds something, updated by the runs after it, closed when nothing is
// left, and opened again the next time. Usage: node kafka-issue.mjs STACK FOLDER, where FOLDER holds summary.json and
// summary.md of `cdktf-provider-dms drift`.
import { existsSync, readFileSync } from 'node:fs';

const LABEL = 'kafka-clean-up';
const MOST_CHARACTERS = 60_000; // GitHub takes 65536

const [stack, folder] = process.argv.slice(2);
const { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_SERVER_URL, GITHUB_TOKEN } = process.env;
const run = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
// A run that was killed, or whose command line was wrong, has found nothing out.
if (!existsSync(`${folder}/summary.json`)) {
  console.log('There is no summary: the issue is left as it is.');
  process.exit(0);
}
const { exit_code: code } = JSON.parse(readFileSync(`${folder}/summary.json`, 'utf8'));

async function ask(method, path, body) {
  const response = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/${path}`, {
    method,
    headers: {
      'accept': 'application/vnd.github+json',
      'authorization': `Bearer ${GITHUB_TOKEN}`,
      'content-type': 'application/json',
      'x-github-api-version': '2022-11-28',
    },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${method} ${path}: ${await response.text()}`);
  return response.json();
}

// The label is what only members can give, the marker tells the stacks apart.
const marker = `<!-- ${LABEL}: ${stack} -->`;

async function existing() {
  const ours = [];
  for (let page = 1; ; page += 1) {
    const issues = await ask('GET', `issues?state=all&labels=${LABEL}&per_page=100&page=${page}`);
    ours.push(...issues.filter(({ body, pull_request: pull }) => !pull && body?.startsWith(marker)));
    if (issues.length < 100) return ours.find(({ state }) => state === 'open') ?? ours[0];
  }
}

// The Markdown is safe to show; a name with an @ in it shall call nobody either.
function text() {
  const summary = readFileSync(`${folder}/summary.md`, 'utf8').replace(/@(?=\w)/g, '@\u200b');
  return `${marker}\nAs of [this run](${run}), which has the report, too.\n\n${summary.slice(0, MOST_CHARACTERS).toWellFormed()}`;
}

const issue = await existing();
if (code === 2 && !issue) {
  const title = `Kafka instances of ${stack} need attention`;
  const { number } = await ask('POST', 'issues', { title, body: text(), labels: [LABEL] });
  console.log(`Opened issue ${number}.`);
} else if (code === 2 || (issue?.state === 'open' && code === 1)) {
  await ask('PATCH', `issues/${issue.number}`, { body: text(), state: 'open' });
  console.log(`Updated issue ${issue.number}.`);
} else if (code === 0 && issue?.state === 'open') {
  await ask('POST', `issues/${issue.number}/comments`, { body: `Nothing is left to do, as of [this run](${run}).` });
  await ask('PATCH', `issues/${issue.number}`, { body: text(), state: 'closed', state_reason: 'completed' });
  console.log(`Closed issue ${issue.number}.`);
} else {
  console.log('No issue to open, to update or to close.');
}
