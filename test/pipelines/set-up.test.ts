import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runShell } from './shell-step';
import { codeBlocks } from '../documented-commands';

const folder = mkdtempSync(join(tmpdir(), 'dms-set-up-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** By template: which line of the first block somebody with an app of his own is told to leave out. */
const TEMPLATES = [['github-clean-up', undefined], ['gitlab-clean-up', undefined], ['github-deploy', 1], ['gitlab-deploy', 1]] as const;

test.each(TEMPLATES)('%s is set up in a repository that has files already, and none of them is lost', async (template, left) => {
  const repository = join(folder, template);
  mkdirSync(join(repository, 'vendor'), { recursive: true });
  writeFileSync(join(repository, '.gitignore'), '.env');
  writeFileSync(join(repository, 'README.md'), 'Ours.\n');
  writeFileSync(join(folder, 'package.tgz'), '');
  const [{ lines }] = codeBlocks(`examples/pipelines/${template}/README.md`, 'Set up').filter(({ language }) => language === 'sh');
  const copies = lines.filter((line, at) => at !== left && !/^(npm|git) /.test(line)).join('\n');
  const env = { PATH: process.env.PATH!, DMS_CHECKOUT: join(__dirname, '../..'), DMS_PACKAGE: join(folder, 'package.tgz') };
  expect(await runShell(['bash', '-eo', 'pipefail', '-c', copies], repository, env)).toEqual({ code: 0, output: '' });
  expect(readFileSync(join(repository, 'README.md'), 'utf8')).toBe('Ours.\n');
  expect(readFileSync(join(repository, '.gitignore'), 'utf8').split('\n')).toEqual(expect.arrayContaining(['.env', 'node_modules/', 'report/']));
});
