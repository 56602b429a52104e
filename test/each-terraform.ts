/**
 * Runs the tests that use a real Terraform once with each binary of TERRAFORM_BINARIES:
 *
 *     TERRAFORM_BINARIES=/path/a,/path/b ts-node test/each-terraform.ts [arguments of jest]
 */
import { spawnSync } from 'node:child_process';
import { terraformBinaries, terraformCommand } from './terraform';

const [, , ...given] = process.argv;
const tests = given.length > 0 ? given : ['test/acceptance', 'test/plugin-sdk/acceptance', 'test/plugin-sdk/process'];

/** Runs the tests with one binary, and tells whether all of them passed. */
function passedWith(binary: string): boolean {
  process.stderr.write(`\n# ${binary}\n`);
  const env = { ...process.env, TERRAFORM_BINARIES: binary };
  spawnSync(binary, ['version'], { env: { ...env, CHECKPOINT_DISABLE: '1' }, stdio: ['ignore', 2, 2] });
  return spawnSync('npx', ['jest', ...tests], { env, stdio: 'inherit' }).status === 0;
}

const named = terraformBinaries();
const failed = (named.length > 0 ? named : [terraformCommand()]).filter((binary) => !passedWith(binary));
if (failed.length > 0) {
  process.stderr.write(`\nFailed with ${failed.join(', ')}\n`);
  process.exitCode = 1;
}
