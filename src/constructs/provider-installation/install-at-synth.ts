import { join } from 'node:path';
import { IConstruct } from 'constructs';
import { lockProviders, RequiredProvider } from './lock-file';
import { packagedPlugin } from './plugin-bundle';
import { packageHash, writePluginPackages } from './plugin-packages';
import { ISynthesisSession, TerraformStack } from '../cdktf';

/** Under this name the CDK asks a construct for its own part in the synthesis, which is how it writes assets, too. */
const CUSTOM_SYNTHESIS = Symbol.for('cdktf/customSynthesis');

/** The stacks that have got the plugin, by synthesis. */
const installed = new WeakMap<ISynthesisSession, Set<TerraformStack>>();

/**
 * Lets the synthesis of the construct's stack also put the plugin where `terraform init` finds it: below the folder of
 * the stack. The CDK asks when Aspects and validations are through, so that a provider added by an Aspect is installed
 * like any other. `Testing.synth()` writes no files and does not come here.
 */
export function installAtSynth(construct: IConstruct): void {
  Object.defineProperty(construct, CUSTOM_SYNTHESIS, {
    value: { onSynthesize: (session: ISynthesisSession) => installFor(TerraformStack.of(construct), session) },
  });
}

function installFor(stack: TerraformStack, session: ISynthesisSession): void {
  const stacks = installed.get(session) ?? new Set();
  if (stacks.has(stack)) return;
  installed.set(session, stacks.add(stack));
  const folder = join(session.outdir, session.manifest.forStack(stack).workingDirectory);
  const plugin = packagedPlugin();
  writePluginPackages(plugin, join(folder, 'terraform.d', 'plugins'));
  lockProviders(join(folder, '.terraform.lock.hcl'), packageHash(plugin), requiredProviders(stack));
}

function requiredProviders(stack: TerraformStack): RequiredProvider[] {
  return Object.values(stack.toTerraform().terraform?.required_providers ?? {});
}
