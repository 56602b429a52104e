// What is wrong with a command line. The program says each of them in one line, behind its own name.

export const NO_COMMAND = 'no command given';
export const NO_ASSIGNMENT = 'It is NAME=VALUE.';
export const NO_NUMBER = 'It is a number, such as 5.';

/** A summary that cannot be written is lost, so that it is looked for before anything else. */
export const noFolderFor = (option: string, file: string): string =>
  `--${option} names ${file}, and its folder does not exist; make it first`;

/** What `report` was given is no JSON. */
export const noJson = (file: string, reason: string): string =>
  `${file} is not what \`terraform show -json\` prints: ${reason}`;

/** What `report` was given cannot be read. */
export const cannotRead = (reason: string): string =>
  `What is to be summed up cannot be read: ${reason}; name a file that holds what \`terraform show -json\` prints`;

/** A summary that was to be kept is lost; what was done stays done. */
export const summaryNotWritten = (reasons: readonly string[]): string =>
  `The summary could not be written: ${reasons.join('; ')}; name files that can be`;

/** The mirror is not there, or only a part of it. */
export const mirrorNotWritten = (reason: string): string =>
  `The mirror could not be written: ${reason}; name a folder that can be`;

/** What is to be done with what `mirror` has printed. */
export const MIRROR_WRITTEN = 'The mirror is written. Put the lines above into ~/.terraformrc (OpenTofu: ~/.tofurc), '
  + 'or into a file that TF_CLI_CONFIG_FILE names.\n';
