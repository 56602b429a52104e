import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Scratch } from '../../src/drift/scratch';
import { maskOf } from '../../src/drift/secrets';
import { takesVariablesWithPlan } from '../../src/drift/terraform-arguments';
import { terraformBinary } from '../../src/drift/terraform-binary';
import { ProgressReader } from '../../src/progress/progress-reader';

let here: string;
beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'pieces-'));
});
afterEach(() => rmSync(here, { recursive: true }));

test('what is secret by its name is masked, and nothing else', () => {
  const env = { HW_SECRET_KEY: 'abcdefgh', OS_PASSWORD: 'abcdefghij', HW_REGION_NAME: 'eu-west-101', TOKEN: 'short' };
  const mask = maskOf(env, ['access_key=one=two', 'region=eu-de-x', 'no assignment', 'TF_VAR_x_token=']);
  expect(mask('abcdefghij abcdefgh one=two eu-west-101 eu-de-x short')).toBe('*** *** *** eu-west-101 eu-de-x short');
});

test.each([['1.9.8', false], ['1.10.0', true], ['1.14.0-rc1', true], ['2.0.0', true], ['0.15.5', false], ['', false]])(
  'version %j takes variables with a saved plan: %p', (version, expected) => {
    expect(takesVariablesWithPlan(version)).toBe(expected);
  },
);

test('a name is looked for on the PATH, a path from where the user stands, and neither is a folder', () => {
  writeFileSync(join(here, 'mine'), '', { mode: 0o755 });
  writeFileSync(join(here, 'text'), '', { mode: 0o644 });
  expect(terraformBinary('mine', { PATH: `/nowhere::${here}` }, '/')).toBe(join(here, 'mine'));
  expect(terraformBinary('./mine', {}, here)).toBe(join(here, 'mine'));
  expect(terraformBinary(undefined, { PATH: '', TERRAFORM_BINARY_NAME: join(here, 'mine') }, '/')).toBe(join(here, 'mine'));
  expect(() => terraformBinary(undefined, { PATH: here, TERRAFORM_BINARY_NAME: 'text' }, '/'))
    .toThrow('text, which TERRAFORM_BINARY_NAME names, is no program');
  expect(() => terraformBinary('..', {}, here)).toThrow('is no program');
});

test('a temporary folder is its owner\'s alone, and goes', () => {
  const scratch = new Scratch();
  expect((statSync(scratch.folder).mode % 0o1000).toString(8)).toBe('700');
  const files = [scratch.file('plan'), scratch.file('plan')];
  expect(new Set(files).size).toBe(2);
  files.forEach((file) => writeFileSync(file, ''));
  scratch.remove();
  expect(existsSync(scratch.folder)).toBe(false);
});

test('lines are taken once, a torn one when it is whole, and those of earlier runs never', () => {
  const line = (run: string) => `${JSON.stringify({
    time: 't',
    phase: 'plan',
    run,
    scope: 's',
    action: 'delete',
    total: 0,
    done: 0,
    in_flight: 0,
    failed: 0,
    deferred: 0,
    instances: [],
  })}\n`;
  const path = join(here, 'progress.jsonl');
  const append = (text: string) => writeFileSync(path, text, { flag: 'a' });
  append(line('before'));
  const file = new ProgressReader(path);
  const runs = () => file.takeLines().map(({ run }) => run);
  expect(runs()).toEqual([]);
  append(line('ä') + line('b').slice(0, 20));
  expect(runs()).toEqual(['ä']);
  append(line('b').slice(20) + line('c'));
  expect(runs()).toEqual(['b', 'c']);
});

test('where there is no file, or no file that could be read without waiting, there are no lines', () => {
  expect(new ProgressReader(join(here, 'gone')).takeLines()).toEqual([]);
  expect(new ProgressReader(here).takeLines()).toEqual([]);
});
