import { healthText } from './health-texts';
import { Action } from './order';
import { ClusterHealth, RUNNING } from '../../client';
import { DiagnosticText, NOTHING_WAS_SENT } from '../texts';

/** The action as it ends a sentence: "was restarted", "cannot be deleted". */
export const participleOf = (action: Action): string => (action === 'restart' ? 'restarted' : 'deleted');

/** What is known of the status of an instance, for the end of a sentence. */
const statusText = (status: string | undefined): string => status ?? 'unknown: it no longer exists';

/** Why the guard refuses an action on an instance: each completes "instance x cannot be restarted:". */
export const refusalReason = {
  doesNotExist: 'it does not exist: remove its id, or correct it',
  otherEngine: (engine: string) => `it is no Kafka instance (its engine is ${engine}): remove its id`,
  protectedBy: (pattern: string) =>
    `the provider protects it (\`protected_instances\` holds "${pattern}"): `
    + 'take it out of there if it is to be deleted',
  prepaid: 'it is prepaid (yearly/monthly): unsubscribe it in the billing centre of your cloud instead',
  inRecycleBin: 'it is in the recycle bin: restore it first',
  beingDeleted: (status: string) => `it is being deleted (${status}): remove its id`,
};

/** Why no action is allowed on an instance in one of these statuses. */
export const NO_ACTION_IN_STATUS: Readonly<Record<string, string>> = {
  EXTENDEDFAILED: 'its specification change failed (EXTENDEDFAILED), and the cloud allows no action on it: '
    + 'contact the support of your cloud',
  FROZEN: 'it is frozen (FROZEN), usually for want of account balance: settle the account first',
  CREATEFAILED: 'its creation failed (CREATEFAILED): remove it with `all_failure = "kafka"`',
};

/** Instances that the guard refuses, and with them the run. */
export function instancesRefused(action: Action,
  refused: ReadonlyArray<{ id: string; name?: string; reason: string }>): DiagnosticText {
  const lines = refused.map(({ id, name, reason }) => `  - ${id}${name === undefined ? '' : ` (${name})`}: ${reason}`);
  const which = refused.length === 1 ? 'An instance' : `${refused.length} instances`;
  return [`${which} cannot be ${participleOf(action)}`,
    `Nothing was sent, for any instance of this resource:\n${lines.join('\n')}`];
}

/** More deletions than `max_deletions` allows, found right before the call. */
export const tooManyDeletions = (count: number, most: number): DiagnosticText => [
  'More instances would be deleted than allowed',
  `${count} instances would be deleted, and \`max_deletions\` is ${most}. ${NOTHING_WAS_SENT} `
  + 'Raise `max_deletions` if this is meant.',
];

/** What is owed at the apply is not what the plan showed. */
export function planShowedOthers(unshown: readonly string[], unowed: readonly string[]): DiagnosticText {
  const lines = [
    ...(unshown.length > 0 ? [`Owed by now, and not shown by the plan: ${unshown.join(', ')}.`] : []),
    ...(unowed.length > 0 ? [`Shown by the plan, and not owed by now: ${unowed.join(', ')}.`] : []),
  ];
  return ['The plan showed other instances than this apply would act on',
    `${lines.join('\n')}\n${NOTHING_WAS_SENT} Make a new plan; if it happens again, `
    + 'please report it to the developers of the provider.'];
}

/** The call of a clean-up deletes whatever has failed, and the plan named fewer. */
export function failedSincePlan(unnamed: ReadonlyArray<{ id: string; name: string }>): DiagnosticText {
  const lines = unnamed.map(({ id, name }) => `  - ${id} (${name})`);
  const which = unnamed.length === 1 ? 'An instance has' : `${unnamed.length} instances have`;
  return [`${which} failed that the plan did not name`,
    'The call deletes every instance whose creation has failed, and these failed after the plan was made:\n'
    + `${lines.join('\n')}\n${NOTHING_WAS_SENT} Make a new plan, which names them, and apply that.`];
}

/** Why a run begins nothing more: each completes "Nothing more was begun, because". */
export const haltReason = {
  interrupted: 'the run was interrupted',
  timedOut: (timeout: string) => `the timeout of ${timeout} has passed`,
  lookingFails: 'the instances can no longer be looked at',
  rollStoppedAt: (ids: readonly string[], most: number) =>
    `the roll stopped at instance ${ids.join(', ')}${most === 0 ? '' : ` (\`max_failures\` is ${most})`}`,
  canaryFailed: (id: string) => `the canary ${id} failed`,
  windowFilled: (max: number, ids: readonly string[]) =>
    `the window of ${max} is filled by instances that are down already or not healthy: ${ids.join(', ')}; `
    + 'bring them back, or raise `max_unavailable`',
};

/** Why a run gives up its waits, where the last look at the instances failed as well. */
export const withLookFailure = (occasion: string, failure: string): string =>
  `${occasion}; the last look at them failed: ${failure}`;

/** An instance that the run no longer waits for. */
export const notSeenToEnd = (reason: string, target: LastSeen): string =>
  `it was not seen to end: ${reason} (${lastSeenText(target)})`;

/** An instance that is not back within its own time. */
export const overdue = (timeout: string, target: LastSeen): string =>
  `it is not back after ${timeout} (\`instance_timeout\`): ${lastSeenText(target)}; `
  + 'the next apply waits for it and does not send it again';

/** An instance whose status does not let it begin within its own time. */
export const neverReady = (timeout: string, status: string | undefined): string =>
  `it was not ready to begin within ${timeout} (\`instance_timeout\`): its status was last ${statusText(status)}`;

/** An instance that was RUNNING again while its cluster healed, and then was no more. */
export const GONE_AGAIN = 'it came back from the restart, and then no longer existed';
export const failedAgain = (status: string): string => `it came back from the restart, and its status is ${status} now`;

/** What was last seen of an instance, with what its cluster lacks. */
export interface LastSeen {
  readonly status?: string;
  readonly health?: ClusterHealth;
  readonly healthBefore?: ClusterHealth;
}

function lastSeenText({ status, health, healthBefore }: LastSeen): string {
  const cluster = health && status === RUNNING ? `, with ${healthText(health, healthBefore)}` : '';
  return `its status was last ${statusText(status)}${cluster}`;
}

/** Why instances are left for a later apply: each completes "are left for a later apply:". */
export const leftByWindow = (opening: string): string => `the maintenance window ${opening}`;
export const CLOSED_MEANWHILE = 'The maintenance window closed before the call could leave.';
export const leftByCheckpoint = (most: number): string =>
  `\`max_per_apply\` lets ${most} begin in one apply, and the next apply goes on`;

/** What kept an instance from beginning: its status would have changed by itself. */
export const lastStatus = (status: string): string => `its status was last ${status}`;

/** What kept an instance from beginning: the API refused its call. */
export const lastRefusal = (refusal: string): string => `it was refused: ${refusal}`;

/** An item that the API refused while the status of its instance was about to change. */
export const refusedOnItsWay = (status: string): string =>
  `the API refused it without a reason in status ${status}`;

/** An item that the API refused for good. */
export const refusedForGood = (status: string | undefined): string =>
  `the API refused it without a reason (its status is ${statusText(status)})`;

/** Two calls for one instance had no answer, and nothing was seen of either. */
export const ANSWER_LOST_TWICE = 'the answer to the call was lost twice, and no sign was seen that it began';

/** A call had no answer, and time or number does not allow to repeat it in this run. */
export const NOT_REPEATED =
  'the answer to its call was lost, and it is not repeated in this apply: whether it began is not known';

/** A call had no answer, and nobody could watch what came of it. */
export const ANSWER_LOST_UNWATCHED =
  'the answer to the call was lost, and the instance could not be watched closely enough to tell whether it began';

/** The API answered for an instance that was not in the call. */
export const unaskedAnswer = (id: string): string =>
  `The API answered for instance ${id}, which this resource did not ask for.`;
