import { resolve } from 'node:path';
import { Command } from 'commander';
import { MIRROR_WRITTEN, mirrorNotWritten } from './texts';
import { PROVIDER_SOURCE } from '../constructs/provider-address';
import { pluginIn } from '../constructs/provider-installation/plugin-bundle';
import { writePluginPackages } from '../constructs/provider-installation/plugin-packages';

/** `programFolder` is where the plugin lies. */
export const mirrorCommand = (programFolder: string): Command =>
  new Command('mirror')
    .description(`Writes a Terraform filesystem mirror that holds the provider ${PROVIDER_SOURCE} into DIR, and prints `
      + 'the CLI configuration that uses it: for plain HCL, and for whoever has a provider_installation block already.')
    .argument('<DIR>', 'the folder to write to')
    .action((folder: string) => mirror(programFolder, resolve(folder)));

function mirror(programFolder: string, folder: string): void {
  const plugin = pluginIn(programFolder);
  try {
    writePluginPackages(plugin, folder);
  } catch (error) {
    throw new Error(mirrorNotWritten((error as Error).message), { cause: error });
  }
  process.stdout.write(cliConfiguration(folder));
  process.stderr.write(MIRROR_WRITTEN);
}

const cliConfiguration = (folder: string) =>
  `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(folder)}
    include = ["${PROVIDER_SOURCE}"]
  }
  direct {
    exclude = ["${PROVIDER_SOURCE}"]
  }
}
`;
