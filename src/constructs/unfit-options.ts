import { refusal, Subject } from './subject';
import { onlyInDelete, onlyInRestart, undividable } from './texts';

// The types keep options from calls that have no use for them, but not in JavaScript. There they would go unheeded, and
// a limit that nobody heeds is worse than none.

const OF_RESTARTS = ['maxUnavailable', 'maxUnavailablePercent', 'first', 'pauseBetween', 'maxFailures', 'healthCheck'];
const OF_DELETIONS = ['forceDelete', 'maxDeletions'];
const DIVIDING = ['maxPerApply', 'maintenanceWindow'];

/**
 * Checks what is given to a restart.
 *
 * @throws Error when it holds an option of deletions.
 */
export const refuseUnfitForRestart = (subject: Subject, options: object): void =>
  refuseAny(subject, options, OF_DELETIONS, onlyInDelete);

/**
 * Checks what is given to a delete of the instances named.
 *
 * @throws Error when it holds an option of restarts.
 */
export const refuseUnfitForDelete = (subject: Subject, options: object): void =>
  refuseAny(subject, options, OF_RESTARTS, onlyInRestart);

/**
 * Checks what is given to a delete of whatever instance has failed to be created.
 *
 * @throws Error when it holds an option of restarts, or one that divides a call.
 */
export function refuseUnfitForCleanup(subject: Subject, options: object): void {
  refuseUnfitForDelete(subject, options);
  refuseAny(subject, options, DIVIDING, undividable);
}

function refuseAny(subject: Subject, options: object, names: readonly string[],
  text: (option: string) => string): void {
  const given: Readonly<Record<string, unknown>> = { ...options };
  const unfit = names.find((name) => given[name] !== undefined);
  if (unfit) throw refusal(subject, text(unfit));
}
