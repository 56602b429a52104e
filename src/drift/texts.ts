// Why a run of the job, or one of its stacks, has failed.

/** The plan could not be kept for later. */
export const planNotKept = (reason: string): string =>
  `The plan could not be kept: ${reason}. Name a file in --save-plan that can be written to.`;

// What there is to look at.

export const noFolder = (folder: string): string =>
  `${folder} is no folder. Name a Terraform folder, the folder of a stack, or cdktf.out.`;

export const nothingInFolder = (folder: string): string =>
  `${folder} holds neither Terraform configuration nor a synthesised CDKTF app. Name a folder with *.tf files, `
  + 'the folder of a stack, or cdktf.out.';

export const notSynthesised = (folder: string, manifest: string): string =>
  `${folder} holds a CDKTF app that was not synthesised: there is no ${manifest}. Run \`npx cdktf synth\` in it first.`;

export const noStacksIn = (manifest: string): string =>
  `${manifest} names no stacks. Run \`npx cdktf synth\` again.`;

export const unreadable = (file: string, reason: string): string =>
  `${file} cannot be read: ${reason}. Run \`npx cdktf synth\` again, or mend it.`;

// The program.

export const NO_TERRAFORM =
  'Neither terraform nor tofu is on the PATH. Install one of them, or name one with --terraform.';

export const noProgram = (named: string, source: string): string =>
  `${named}, which ${source} names, is no program. Give a name that is on the PATH, or a path.`;

export const cannotStart = (binary: string, reason: string): string =>
  `${binary} cannot be started: ${reason}. Name another one with --terraform.`;

// Options that make no sense together, or here.

export const noSuchFile = (option: string, path: string): string =>
  `${option} names ${path}, and there is no such file. Paths begin where you run drift.`;

export const PLAN_WITHOUT_APPLY = '--plan is for a plan that is to be applied: add --apply.';

export const SAVE_PLAN_WITH_APPLY =
  '--save-plan keeps a plan for later, and --apply applies it now: leave one of them out.';

export const noSavedPlan = (path: string): string =>
  `There is no ${path}. Make a plan with --save-plan first, and bring it here.`;

export const noFolderFor = (path: string): string => `The folder of ${path} does not exist. Make it first.`;

export const oneStackOnly = (option: string, folder: string, stacks: readonly string[]): string =>
  `${option} is for the plan of one stack, and ${folder} holds ${stacks.length}. Name the folder of one: `
  + `${stacks.join(', ')}.`;

export const isNoPlan = (file: string): string => `${file} is no plan. Make one with --save-plan.`;

export const unreadablePlan = (file: string, reason: string): string => `${file} cannot be read as a plan: ${reason}`;

// What became of a stack.

export const interruptedBefore = (signal: string, command: string): string =>
  `Interrupted by ${signal} before ${command}. Run drift again.`;

export const interruptedDuring = (signal: string, command: string): string =>
  `Interrupted by ${signal} during ${command}`;

export const commandFailed = (command: string): string => `${command} failed`;

export const saidNothing = (code: number | null): string =>
  (code === null ? 'a signal ended it' : `it ended with exit code ${code} and said nothing`);

export const appliedUnread = (reason: string): string =>
  `It was applied, and what became of it could not be read: ${reason}`;

export const notLookedAt = (signal: string): string => `Not looked at: ${signal} came before. Run drift again.`;

export const dependsOnFailed = (failed: string): string =>
  `Not looked at: it depends on ${failed}, which failed. Put that right first.`;

// Why the gate lets a plan not pass.

export const PLAN_NOT_WHOLE = 'The plan is not whole: planning failed in the middle. Make a new one.';

export const changesOthers = (type: string, others: string): string =>
  `The plan changes what is no ${type}: ${others}. Apply that by hand or in the pipeline that it belongs to, or take `
  + 'it back; then run drift again.';

export const isTainted = (address: string, untaint: string): string =>
  `${address} is tainted, so that the plan replaces it: its first apply failed. \`${untaint}\` lets the next plan go `
  + 'on exactly where it stopped.';

export const onlyActs = (kind: string, object: string): string =>
  `The plan would ${kind} ${object}, and drift only lets one act. If that is meant, apply it by hand or in the `
  + 'pipeline that it belongs to.';

export const deletesTooMany = (deletions: number, most: number): string =>
  `The plan would delete ${deletions} instances, and --max-deletions allows ${most}. Look at whom it would `
  + 'delete; raise the limit if that is meant.';

export const overOwnLimit = (address: string, deletions: number, most: string): string =>
  `${address} would delete ${deletions} instances, and its max_deletions allows ${most}. Look at whom it would `
  + 'delete; raise the limit if that is meant.';

export const notCounted = (address: string, most: number): string =>
  `How many instances ${address} would delete is not in the plan, so that --max-deletions ${most} cannot be kept. Give `
  + 'the configuration a max_deletions that is no larger, or apply it once by hand.';

/** What a look says of a plan that it would not apply. */
export const wouldBeRefused = (refusal: string): string => `--apply would refuse this plan. ${refusal}`;
