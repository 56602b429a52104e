import { resolve } from 'node:path';
import { PROVIDER_SOURCE, PROVIDER_VERSION } from '../constructs/provider-address';
import { pluginIn } from '../constructs/provider-installation/plugin-bundle';
import { writePluginPackages } from '../constructs/provider-installation/plugin-packages';

const USAGE = `Usage: cdktf-provider-dms mirror DIR

Writes a Terraform filesystem mirror that holds the provider ${PROVIDER_SOURCE} into DIR, and prints the
CLI configuration that uses it: for plain HCL, and for whoever has a provider_installation block already.

Options:
  --help     print this text
  --version  print the version of the provider
`;

/** A mistake in the command line. */
class UsageError extends Error {}

function run(commandLine: readonly string[]): void {
  if (commandLine.includes('--help')) {
    process.stdout.write(USAGE);
  } else if (commandLine.includes('--version')) {
    process.stdout.write(`${PROVIDER_VERSION}\n`);
  } else {
    mirror(mirrorFolder(commandLine));
  }
}

function mirrorFolder([command, folder, ...rest]: readonly string[]): string {
  if (command === undefined) throw new UsageError('no command given');
  if (command !== 'mirror') throw new UsageError(`'${command}' is no command`);
  if (!folder || folder.startsWith('-') || rest.length > 0) {
    throw new UsageError('mirror takes exactly one argument, the folder to write to');
  }
  return resolve(folder);
}

function mirror(folder: string): void {
  writePluginPackages(pluginIn(__dirname), folder);
  process.stdout.write(cliConfiguration(folder));
  process.stderr.write('The mirror is written. Put the lines above into ~/.terraformrc (OpenTofu: ~/.tofurc), '
    + 'or into a file that TF_CLI_CONFIG_FILE names.\n');
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

try {
  run(process.argv.slice(2));
} catch (error) {
  const hint = error instanceof UsageError ? '; see cdktf-provider-dms --help' : '';
  process.stderr.write(`cdktf-provider-dms: ${(error as Error).message}${hint}\n`);
  process.exitCode = 2;
}
