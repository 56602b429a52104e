import { join } from 'node:path';
import { IConstruct } from 'constructs';
import { lockProvider } from './lock-file';
import { packagedPlugin } from './plugin-bundle';
import { packageHash, writePluginPackages } from './plugin-packages';
import { ISynthesisSession, TerraformStack } from '../cdktf';

const INSTALLED = Symbol.for('cdktf-provider-dms/installed');

/**
 * Lets the synthesis of the construct's stack also put the plugin where `terraform init` finds it: below the folder of
 * the stack, which exists only once the stack has been synthesised. `Testing.synth()` writes no files and does not come
 * here.
 */
export function installAtSynth(construct: IConstruct): void {
  const stack = TerraformStack.of(construct);
  if (INSTALLED in stack) return;
  Object.defineProperty(stack, INSTALLED, { value: true });
  const inner = stack.synthesizer;
  stack.synthesizer = {
    synthesize(session: ISynthesisSession) {
      inner.synthesize(session);
      install(packagedPlugin(), join(session.outdir, session.manifest.forStack(stack).workingDirectory));
    },
  };
}

function install(plugin: string, stackFolder: string): void {
  writePluginPackages(plugin, join(stackFolder, 'terraform.d', 'plugins'));
  lockProvider(join(stackFolder, '.terraform.lock.hcl'), packageHash(plugin));
}
