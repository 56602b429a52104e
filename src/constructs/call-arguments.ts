import type { DeleteOptions, RestartOptions } from './batch-call';
import { checkFirst, checkInstanceIds } from './instance-ids';
import { checkDuration, checkTimeout, checkWholeNumber } from './limits';
import { refusal, Subject } from './subject';
import { NOBODY_WAITS, PAUSE_WITHOUT_ROLL } from './texts';

/** What a call asks of the API, in the argument names of the resource. */
export interface CallArguments extends RestartOptions, DeleteOptions {
  readonly action: string;
  readonly instances?: string[];
  readonly allFailure?: string;
}

/**
 * The arguments of a call that restarts instances.
 *
 * @throws Error when one that is known now is wrong; it begins with the subject.
 */
export function restartArguments(subject: Subject, ids: string[], options: RestartOptions): CallArguments {
  const { maxUnavailable, first, pauseBetween, waitForCompletion, timeout } = options;
  checkInstanceIds(subject, subject.ids, ids);
  checkWholeNumber(subject, 'maxUnavailable', maxUnavailable, 1);
  if (first) checkFirst(subject, first, ids);
  checkDuration(subject, 'pauseBetween', pauseBetween);
  checkTimeout(subject, 'timeout', timeout);
  const isRoll = maxUnavailable !== undefined || first !== undefined;
  if (isRoll && waitForCompletion === false) throw refusal(subject, NOBODY_WAITS);
  if (!isRoll && pauseBetween !== undefined) throw refusal(subject, PAUSE_WITHOUT_ROLL);
  return { action: 'restart', instances: ids, maxUnavailable, first, pauseBetween, waitForCompletion, timeout };
}

/**
 * The arguments of a call that deletes the instances named.
 *
 * @throws Error when one that is known now is wrong; it begins with the subject.
 */
export function deleteArguments(subject: Subject, ids: string[], options: DeleteOptions): CallArguments {
  checkInstanceIds(subject, subject.ids, ids);
  return { action: 'delete', instances: ids, ...checkedDeleteOptions(subject, options) };
}

/**
 * The arguments of a call that deletes whatever instance has failed to be created.
 *
 * @throws Error when one that is known now is wrong; it begins with the subject.
 */
export function cleanupArguments(subject: Subject, options: DeleteOptions): CallArguments {
  return { action: 'delete', allFailure: 'kafka', ...checkedDeleteOptions(subject, options) };
}

function checkedDeleteOptions(subject: Subject,
  { forceDelete, maxDeletions, waitForCompletion, timeout }: DeleteOptions): DeleteOptions {
  checkWholeNumber(subject, 'maxDeletions', maxDeletions, 0);
  checkTimeout(subject, 'timeout', timeout);
  return { forceDelete, maxDeletions, waitForCompletion, timeout };
}

/** The arguments of the resource that makes a call; its timeout counts for each of the given operations. */
export function resourceArguments(call: CallArguments, ...operations: ('create' | 'update' | 'delete')[]) {
  const { timeout, ...rest } = call;
  const timeouts = timeout === undefined ? undefined
    : Object.fromEntries(operations.map((operation) => [operation, timeout]));
  return { ...rest, timeouts };
}
