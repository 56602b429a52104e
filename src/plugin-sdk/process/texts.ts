// What users read of this room, on a terminal or in the errors of Terraform.

/** A person runs the plugin by hand. */
export const notForPeople = (executable: string): string =>
  `${executable} is a Terraform plugin. Terraform (or OpenTofu) starts it by itself; run on its own it does nothing.\n`
  + 'Name the provider in a configuration (required_providers), then run "terraform init" and "terraform plan".\n';

/** The plugin ends before its handshake. */
export const couldNotStart = (executable: string, reason: string): string =>
  `${executable} could not start: ${reason}\n`;

/** Nowhere on this machine can the plugin listen. */
export const noSocketFolder = (problems: readonly string[]): string =>
  `No folder can hold the plugin's socket: ${problems.join(', ')}. `
  + 'Set TMPDIR to a folder that can be written to, with a name of at most 90 characters.';

/** How Terraform finds a provider that runs under a debugger. */
export const reattachInstructions = (providerAddress: string, reattach: unknown): string =>
  `Serving ${providerAddress} until Ctrl-C. In another terminal:\n\n`
  + `  export TF_REATTACH_PROVIDERS='${JSON.stringify(reattach)}'\n`;
