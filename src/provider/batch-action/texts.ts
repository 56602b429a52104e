import { Place } from './place';
import { RecyclePolicy } from '../../client';
import { InstanceOutcome } from '../run/fate';
import { Action } from '../run/order';
import { participleOf } from '../run/texts';
import { DiagnosticText, NOTHING_WAS_SENT } from '../texts';

/** A place as a message names it. */
export function placeText({ region, projectId }: Place): string {
  return `region ${region ?? '(not known)'}, project ${projectId ?? '(not known)'}`;
}

// What every error of a plan or a refresh says in the end.

/** Where was looked, before an error was found. */
export const lookedIn = (place: string): string => `Looked in ${place}.`;

/** `terraform destroy` begins with an ordinary plan, and an error in that stops it. */
export const WAY_OUT_OF_DESTROY =
  'This also stops a `terraform destroy`, which plans first: `terraform destroy -refresh=false` gets past it '
  + '(under CDKTF: `TF_CLI_ARGS_destroy=-refresh=false cdktf destroy`).';

/** The plan could not look at the instances that it acts on. */
export const INSTANCES_NOT_LOOKED_AT = 'The instances that this plan acts on could not be looked at';

/** The plan could not find out the project of the instances. */
export const PROJECT_NOT_FOUND_OUT = 'The project of the instances could not be found out';

/** A refresh could not list the failed creations. */
export const FAILED_NOT_LISTED = 'The instances whose creation failed could not be listed';

// Arguments that make no sense together.

/** The instances are named, and those whose creation failed are asked for as well. */
export const BOTH_SCOPES: DiagnosticText = [
  'Both `instances` and `all_failure` are given',
  'Name the instances, or act on all failed ones: remove one of the two.',
];

/** Nothing says on whom to act. */
export const NO_SCOPE: DiagnosticText = [
  'Neither `instances` nor `all_failure` is given',
  'Set `instances` to the ids to act on (an empty set acts on none), or `all_failure = "kafka"` to delete the '
  + 'instances whose creation failed.',
];

/** An argument that a restart has no use for. */
export const onlyWithDelete = (argument: string): DiagnosticText => [
  `\`${argument}\` goes with a delete only`,
  'With `action = "restart"` it has no meaning: remove it, or set `action = "delete"`.',
];

/** An argument of a roll, in a clean-up that makes one call. */
export const onlyWithInstances = (argument: string): DiagnosticText => [
  `\`${argument}\` goes with \`instances\` only`,
  'One call without ids deletes all failed instances, in no order: remove it.',
];

/** An instance that would go first, and is not to be acted on. */
export const canaryIsNoMember = (id: string): DiagnosticText => [
  'An instance in `first` is not in `instances`',
  `${id} would go first, but is not to be acted on: add it to \`instances\`, or remove it from \`first\`.`,
];

/** An instance that would go first twice. */
export const canaryTwice = (id: string): DiagnosticText => [
  'An instance is in `first` twice',
  `${id} can go first only once: remove the repetition.`,
];

/** A roll that does not wait has no order. */
export const ROLL_MUST_WAIT: DiagnosticText = [
  'A roll must wait',
  'With `max_unavailable` or `first` the next instance starts only when one is healthy again: '
  + 'remove `wait_for_completion = false`, or the roll.',
];

/** An argument of a roll, where all instances begin at once. */
export const onlyInRoll = (argument: string): DiagnosticText => [
  `\`${argument}\` goes with a roll only`,
  'Without `max_unavailable`, `max_unavailable_percent` or `first` all instances start at once: set one of them, or '
  + `remove \`${argument}\`.`,
];

/** A window that is given twice. */
export const TWO_WINDOWS: DiagnosticText = [
  'Both `max_unavailable` and `max_unavailable_percent` are given',
  'They say the same, as a number and as a share: remove one of the two.',
];

/** An argument about coming back, where nobody looks whether an instance does. */
export const nobodyWaitsFor = (argument: string): DiagnosticText => [
  `\`${argument}\` needs somebody who waits`,
  `With \`wait_for_completion = false\` nobody looks whether an instance comes back: remove it, or \`${argument}\`.`,
];

/** A health check of what is to be gone. */
export const HEALTH_OF_DELETED: DiagnosticText = [
  '`health_check` goes with a restart only',
  'With `action = "delete"` nothing is to be healthy again: remove it, or set `action = "restart"`.',
];

/** A maintenance window that makes no sense. */
export const noWindow = (flaw: string): DiagnosticText => ['`maintenance_window` never opens', flaw];

/** The configuration alone makes sense; together with what `ignore_changes` holds back it does not. */
export const heldBackByIgnoreChanges = (detail: string): string =>
  `${detail} The plan sees this combination because \`ignore_changes\` keeps some arguments as they were.`;

/** An import whose configuration is ignored acts on nobody. */
export function importActsOnNobody(hasAction: boolean): DiagnosticText {
  const missing = hasAction ? '`instances` (or `all_failure`)' : '`action`';
  return ['This imported resource acts on nobody',
    `\`ignore_changes\` keeps its ${missing} at what the import knew, which is nothing. `
    + 'Take it out of `ignore_changes`: the next apply then takes over what is configured, without acting, '
    + 'and later changes act as usual.'];
}

// What the plan refuses, and what it warns of.

/** A deletion past the recycle bin, in a cloud that has none. */
export const forceDeleteUnknownHere = (region: string): DiagnosticText => [
  '`force_delete` is not known to this cloud',
  `Region ${region} has no recycle bin, and every deletion there is final: remove \`force_delete\`.`,
];

/** An instance that the guard refuses while a plan is made. */
export const instanceRefused = (action: Action, id: string, name: string | undefined,
  reason: string): DiagnosticText => [
  `Instance ${id}${name === undefined ? '' : ` (${name})`} cannot be ${participleOf(action)}`,
  `${capital(reason)}. Nothing was sent.`,
];

/** A failed creation that the provider block protects, and that a clean-up would delete too. */
export const failedInstanceProtected = (id: string, name: string, pattern: string): DiagnosticText => [
  `Failed instance ${id} (${name}) is protected`,
  `\`protected_instances\` holds "${pattern}", and one call deletes every failed instance of the project: `
  + 'take it out of there if it is to be deleted. Nothing was sent.',
];

/** More deletions than `max_deletions` allows, found while a plan is made. */
export const tooManyDeletionsPlanned = (count: number, most: number): DiagnosticText => [
  'More instances would be deleted than allowed',
  `${count} instances would be deleted, and \`max_deletions\` is ${most}. Raise it if this is meant.`,
];

/** Whose data a delete will lose, and whether anything keeps it. */
export function lossOfData(doomed: ReadonlyArray<{ id: string; name: string; status: string }>, isCleanUp: boolean,
  place: Place, keeping: string): DiagnosticText {
  const lines = doomed.map(({ id, name, status }) => `  - ${id} (${name}), ${status}`).join('\n');
  const scope = isCleanUp
    ? `The API deletes every instance whose creation has failed at the moment of the call, in ${placeText(place)}; `
      + 'these have now:\n'
    : `In ${placeText(place)}:\n`;
  const what = doomed.length === 1 ? 'An instance will be deleted' : `${doomed.length} instances will be deleted`;
  return [`${what}, with all data`, `${scope}${lines}\n${keeping}`];
}

/** A delete in a cloud that keeps nothing. */
export const NO_RECYCLE_BIN = 'This cloud has no recycle bin: the deletion is final.';

/** A delete that the recycle bin does not see. */
export const RECYCLE_BIN_BYPASSED =
  '`force_delete` is set: the recycle bin is bypassed, and the deletion is final.';

/** What the recycle bin of a project does with deleted instances; undefined where its policy could not be read. */
export function recycleBinText(policy: RecyclePolicy | undefined): string {
  if (policy?.enabled === undefined) {
    return 'Whether the recycle bin keeps them could not be found out: take the deletion as final.';
  }
  if (!policy.enabled) return 'The recycle bin of the project is switched off: the deletion is final.';
  const days = policy.retentionDays === undefined ? 'for some days'
    : `for ${policy.retentionDays} ${policy.retentionDays === 1 ? 'day' : 'days'}`;
  return `The recycle bin keeps them ${days}, and they keep costing money there.`;
}

// Where the plan and the destroy act.

/** The summary where region, credentials and endpoints do not belong together. */
export const CANNOT_ACT_THERE = 'The provider block cannot act where this resource is';

/** The summary where the provider block is for another place than the resource. */
export const PROVIDER_BLOCK_MOVED = 'The provider block has moved away from this resource';

/** A resource that names no place itself, and a provider block that is for another place now. */
export const movedAway = (before: Place, home: Place, toStay: string, toGo: string): string =>
  `The resource is in ${placeText(before)}; its provider block is now for ${placeText(home)}, `
  + `and the resource names no place itself. To stay, set ${toStay} on the resource; `
  + `to go where the provider block is, set ${toGo} on it.`;

/** Ends the detail of an error before which nothing was sent. */
export const withoutSending = (detail: string): string => `${detail} ${NOTHING_WAS_SENT}`;

/** Ends the detail of a warning in a plan that acts on nobody. */
export const withoutWork = (detail: string): string => `${detail} Nothing is to be done at the moment.`;

/** A destroy whose provider block is for another place than the resource. */
export const destroyActsInState = (before: Place, home: Place): DiagnosticText => [
  PROVIDER_BLOCK_MOVED,
  `The destroy acts in ${placeText(before)}, where the resource is; its provider block is now for ${placeText(home)}.`,
];

/** A destroy of which neither plan nor state says where it acts. */
export const DESTROY_WITHOUT_PLACE: DiagnosticText = [
  'The plan of this destroy does not say where it acts',
  'Region and project of the instances could not be found out when it was planned, and state does not hold them. '
  + 'Nothing was sent. Make a new plan.',
];

/** A destroy that is applied in another place than it was planned for. */
export const destroyPlannedElsewhere = (planned: Place, home: Place): DiagnosticText => [
  'This destroy was planned for another place',
  `It was planned with a provider block for ${placeText(planned)}, and is applied with one for ${placeText(home)}. `
  + 'Nothing was sent. Make a new plan here, or a new one where that was made.',
];

// What the user reads about a run.

/** A `moved` block from a type that has nothing in common with this one. */
export const cannotMoveFrom = (typeName: string, movable: readonly string[]): DiagnosticText => [
  `A ${typeName} cannot become a dms_kafka_instance_batch_action`,
  `\`moved\` takes over ${movable.map((type) => `\`${type}\``).join(', ')}. Otherwise forget the old object with a `
  + '`removed` block, and import this resource with any id: an import restarts and deletes nothing.',
];

/** An apply that was given an unknown value. */
export const INSTANCES_UNKNOWN_AT_APPLY =
  '`instances` is still not known at apply: this is a bug in Terraform or in this provider, please report it.';

/** The instances of a report stand under these headings, in this order. */
export const OUTCOME_HEADINGS: ReadonlyArray<readonly [InstanceOutcome, string]> = [
  ['done', 'Done'],
  ['unconfirmed', 'Accepted, and taken as done'],
  ['failed', 'Failed'],
  ['in_progress', 'Still in progress'],
  ['unknown', 'Not known whether it was accepted'],
  ['not_begun', 'Not begun, and untouched'],
  ['deferred', 'Left for a later apply on purpose'],
];

/** The summary for a run on a single instance. */
export const onlyOneNotDone = (action: Action, instance: string): string =>
  `Instance ${instance} was not ${participleOf(action)}`;

/** The summary for a run on several instances, `owed` of which are not done. */
export const someNotDone = (action: Action, owed: number, all: number, instances: string): string =>
  `${owed} of ${all} instances were not ${participleOf(action)}: ${instances}`;

/** Why a run stopped before all was done. */
export const nothingMoreBegun = (reason: string): string => `Nothing more was begun, because ${reason}.`;

/** Begins the detail with how long the run has taken. */
export const afterTime = (duration: string): string => `After ${duration}:`;

/** Restarts that were accepted and of which no sign was ever seen. */
export const noSignOfRestart = (instances: string, fates: string): DiagnosticText => [
  `No sign of a restart was seen on ${instances}`,
  'The API accepted the restart, the status stayed RUNNING, and no restart task showed within two minutes. '
  + 'It counts as done and is never sent again: look into the instance, and change `triggers` if it has to be '
  + `restarted after all.\n${fates}`,
];

/** Something about a run that deserves a look although it is no failure. */
export const noteworthy = (detail: string): DiagnosticText => ['Something about this run deserves a look', detail];

/** Instances that were left for a later apply on purpose. */
export const leftForLater = (action: Action, count: number, instances: string, reason: string): DiagnosticText => [
  `${count === 1 ? 'An instance is' : `${count} instances are`} left for a later apply, to be ${participleOf(action)} `
  + 'then',
  `${capital(reason)}. Left ${count === 1 ? 'is' : 'are'} ${instances}. This is no failure: they stay in \`pending\` `
  + 'and \`deferred\`, and the next apply goes on with them.',
];

/** A plan of which not all may begin at once. */
export const notAllMayBegin = (action: Action, owed: number, reasons: readonly string[]): DiagnosticText => [
  `Not all of ${owed} instances may be ${participleOf(action)} in one apply`,
  `${reasons.map(capital).join('. ')}. What an apply leaves stays in \`pending\` and \`deferred\`, for the next one.`,
];
export const mayBeginNow = (most: number): string => `at most ${most} of them begin (\`max_per_apply\`)`;
export const closedNow = (opening: string): string =>
  `nothing may begin now: the maintenance window is closed, and ${opening}`;
export const openNow = (opening: string): string => `the maintenance window ${opening}, and nothing begins after that`;

/** Clusters that are ill before they are restarted. */
export const illBefore = (ill: readonly string[]): DiagnosticText => [
  `${ill.length === 1 ? 'An instance is' : `${ill.length} instances are`} ill already`,
  `${ill.map((line) => `  - ${line}`).join('\n')}\nA restart asks an instance for what it had before, and not for `
  + 'more: these may be restarted, and stay as ill as they are.',
];

/** A cluster that the plan cannot look at, although it is asked for. */
export const CLUSTERS_NOT_LOOKED_AT: DiagnosticText = [
  '`health_check = "cluster"` cannot be kept: clusters cannot be looked at',
  'Grant the permission to read them, or set `health_check = "status"`.',
];

/** A destroy that would act outside the maintenance window. */
export const destroyOutsideWindow = (opening: string, isPlan: boolean): DiagnosticText => [
  'The maintenance window is closed, and a destroy is not divided',
  `The maintenance window ${opening}. ${isPlan ? 'Applied before, this destroy fails before anything is sent'
    : 'Nothing was sent'}: destroy it then, or take \`destroyed\` out of \`when\` first.`,
];

/** The next step where nothing is recorded. */
export const NEXT_APPLY_BEGINS_ANEW =
  'Nothing was done to any instance and nothing is recorded: the next apply begins anew.';

/** The next step where state holds what is owed. */
export const NEXT_APPLY_GOES_ON =
  'The next apply acts only on what is still owed (`pending`), '
  + 'and waits for what is in progress instead of repeating it.';

/** The next step after a create, whose failure Terraform answers with a taint. */
export const NEXT_APPLY_AFTER_TAINT =
  `${NEXT_APPLY_GOES_ON} If Terraform has marked this resource as tainted, its plan will show a replacement, `
  + 'which does the same; `terraform untaint` gives the exact plan.';

/** The next step after a destroy that failed half-way. */
export const NEXT_DESTROY_GOES_ON =
  'The resource stays in state; the next destroy acts only on what is still owed.';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
