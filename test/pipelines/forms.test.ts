import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { errorsOfManifest, errorsOfPipeline } from './forms';
import { errorsOfWorkflow } from './github-expressions';

const examples = join(__dirname, '../../examples/pipelines');
const files = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yml'));
const text = (file: string) => readFileSync(join(examples, file), 'utf8');
const workflows = files.filter((file) => file.includes('.github/workflows/'));
const pipelines = files.filter((file) => file.endsWith('.gitlab-ci.yml'));
const manifests = files.filter((file) => file.startsWith('kubernetes'));

const KINDS: Readonly<Record<string, string>> = {
  ConfigMap: 'core/v1 ConfigMap', CronJob: 'batch/v1 CronJob', Secret: 'core/v1 Secret', ServiceAccount: 'core/v1 ServiceAccount',
};

test('no file is left out', () => {
  expect([...workflows, ...pipelines, ...manifests].sort()).toEqual(files.sort());
});

test.each(workflows)('%s is a workflow to GitHub\'s own parser, and puts no expression into a shell', (file) => {
  expect(errorsOfWorkflow(file, text(file))).toEqual([]);
  const { jobs } = parse(text(file)) as { jobs: Record<string, { steps: ReadonlyArray<{ run?: string }> }> };
  const scripts = Object.values(jobs).flatMap(({ steps }) => steps).flatMap(({ run }) => run ?? []);
  expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
});

test('GitHub\'s parser finds a key and a context that do not exist', () => {
  const wrong = 'on: push\njobs:\n  a:\n    runs-on: x\n    permision: {}\n    steps: [{ run: "${{ step.a }}" }]';
  expect(errorsOfWorkflow('wrong.yml', wrong)).toEqual([expect.stringContaining('permision'), expect.stringContaining('step')]);
});

test.each(pipelines)('%s is a pipeline by GitLab\'s schema', (file) => {
  const pipeline = parse(text(file));
  expect(errorsOfPipeline(pipeline)).toEqual([]);
  expect(errorsOfPipeline({ ...pipeline, repair: { ...pipeline.repair, resource_groop: 'a' } })).not.toEqual([]);
});

test.each(manifests)('%s is what Kubernetes\' API takes', (file) => {
  for (const document of parseAllDocuments(text(file))) {
    const manifest = document.toJS();
    expect([manifest.kind, errorsOfManifest(manifest, KINDS[manifest.kind])]).toEqual([manifest.kind, []]);
    expect(errorsOfManifest({ ...manifest, concurrencyPolice: 'Forbid' }, KINDS[manifest.kind])).not.toEqual([]);
  }
});
