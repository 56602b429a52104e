// What the scripts say to whoever runs them, where it is more than a heading.

/** Neither of the programs is there that the quickstart needs one of. */
export const NO_TERRAFORM =
  'Neither terraform nor tofu is on the PATH: get one from https://developer.hashicorp.com/terraform/install '
  + 'or https://opentofu.org/docs/intro/install, and run this again.';

/** The package could not be built. */
export const DOES_NOT_COMPILE = 'The package does not compile; the compiler says why above.';

/** The user has ended the quickstart while it was building. */
export const BUILD_INTERRUPTED = 'Interrupted.';

/** The user has ended the quickstart. */
export const INTERRUPTED = 'Interrupted; everything started here has ended.';

/** A command of the quickstart failed. */
export const commandFailed = (command: string, exitCode: number | null): string =>
  `${command} ended with exit code ${exitCode}; what went wrong stands above.`;

/** The deploy of the quickstart left something to do. */
export const SECOND_PLAN_NOT_EMPTY = 'The second plan is not empty, which it should be. Please report this.';

/** The quickstart has come to its end. */
export const QUICKSTART_DONE = 'That was it. Everything started here has ended, and nothing is left behind.';

/** The emulator did not come up. */
export const EMULATOR_ENDED = 'The emulator ended before it listened; it says why above.';

/** The reference of the constructs cannot be made. */
export const noApiReference = (reason: string): string =>
  `API.md cannot be made; run \`npm run build\` first. ${reason}`;

/** Files that projen makes were changed by hand, or not made anew. */
export const staleProjectFiles = (files: readonly string[]): string =>
  `Not what .projenrc.ts makes (run \`npm run generate\` and commit):\n${files.map((file) => `  ${file}\n`).join('')}`;

/** A package was made. */
export const packaged = (language: string, seconds: number): string => `dist/${language}  ${seconds.toFixed(0)} s`;

/** A package could not be built for want of a tool chain. */
export const sourceOnly = (language: string, missing: readonly string[], needs: string): string =>
  `dist/${language} holds source code only, which is not compiled: ${missing.join(' and ')} is not on the PATH. `
  + `It takes ${needs}.`;

/** Somebody asked for a package that nobody makes. */
export const noSuchPackage = (name: string, all: readonly string[]): string =>
  `There is no package for ${name}; there are ${all.join(', ')}.`;

/** A tool that makes a package has failed. */
export const packageFailed = (command: string, output: string): string => `${command} failed:\n${output}`;

/** The guide to errors asks for a text that there is not. */
export const noSuchText = (name: string): string =>
  `scripts/templates/guides/what-can-go-wrong.md asks for ${name}, and no room in scripts/error-guide has it.`;
