// Keeps one issue for a stack: opened when a pipeline finds something, updated by those after it, closed when nothing is
// left, and opened again the next time. Usage: node kafka-issue.mjs STACK FOLDER, where FOLDER holds summary.json and
// summary.md of `cdktf-provider-dms drift`.
import { existsSync, readFileSync } from 'node:fs';

const LABEL = 'kafka-clean-up';
const MOST_CHARACTERS = 500_000; // GitLab takes 1048576

const [stack, folder] = process.argv.slice(2);
const { CI_API_V4_URL, CI_PIPELINE_URL, CI_PROJECT_ID, ISSUE_TOKEN } = process.env;
// A run that was killed, or whose command line was wrong, has found nothing out.
if (!existsSync(`${folder}/summary.json`)) {
  console.log('There is no summary: the issue is left as it is.');
  process.exit(0);
}
const { exit_code: code } = JSON.parse(readFileSync(`${folder}/summary.json`, 'utf8'));

async function ask(method, path, body) {
  const response = await fetch(`${CI_API_V4_URL}/projects/${CI_PROJECT_ID}/${path}`, {
    method,
    headers: { 'private-token': ISSUE_TOKEN, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`GitLab answered ${response.status} to ${method} ${path}: ${await response.text()}`);
  return response.json();
}

// The label is what only members can give, the marker tells the stacks apart.
const marker = `<!-- ${LABEL}: ${stack} -->`;

async function existing() {
  const ours = [];
  for (let page = 1; ; page += 1) {
    const issues = await ask('GET', `issues?scope=all&labels=${LABEL}&per_page=100&page=${page}`);
    ours.push(...issues.filter(({ description }) => description?.startsWith(marker)));
    if (issues.length < 100) return ours.find(({ state }) => state === 'opened') ?? ours[0];
  }
}

// The Markdown is safe to show, and no line of it begins with a quick action; a name with an @ in it shall call nobody.
function text() {
  const summary = readFileSync(`${folder}/summary.md`, 'utf8').replace(/@(?=\w)/g, '@\u200b');
  return `${marker}\nAs of [this pipeline](${CI_PIPELINE_URL}), which has the report, too.\n\n${summary.slice(0, MOST_CHARACTERS).toWellFormed()}`;
}

const issue = await existing();
if (code === 2 && !issue) {
  const title = `Kafka instances of ${stack} need attention`;
  const { iid } = await ask('POST', 'issues', { title, description: text(), labels: LABEL });
  console.log(`Opened issue ${iid}.`);
} else if (code === 2 || (issue?.state === 'opened' && code === 1)) {
  const reopen = issue.state === 'closed' ? { state_event: 'reopen' } : {};
  await ask('PUT', `issues/${issue.iid}`, { description: text(), ...reopen });
  console.log(`Updated issue ${issue.iid}.`);
} else if (code === 0 && issue?.state === 'opened') {
  await ask('POST', `issues/${issue.iid}/notes`, { body: `Nothing is left to do, as of [this pipeline](${CI_PIPELINE_URL}).` });
  await ask('PUT', `issues/${issue.iid}`, { description: text(), state_event: 'close' });
  console.log(`Closed issue ${issue.iid}.`);
} else {
  console.log('No issue to open, to update or to close.');
}
