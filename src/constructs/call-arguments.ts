import type { DeleteFailedOptions, DeleteOptions, RestartOptions } from './batch-call';
import { checkHealthCheck } from './health-check';
import { checkFirst, checkInstanceIds } from './instance-ids';
import { checkDuration, checkTimeout, checkWholeNumber } from './limits';
import { checkMaintenanceWindow } from './maintenance-window';
import { refusal, Subject } from './subject';
import { NOBODY_WAITS, nobodyWaitsFor, onlyInRoll, TWO_LIMITS, withoutMemory } from './texts';
import { refuseUnfitForCleanup, refuseUnfitForDelete, refuseUnfitForRestart } from './unfit-options';

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
  const { maxUnavailable, maxUnavailablePercent, first, pauseBetween, maxFailures, healthCheck } = options;
  checkInstanceIds(subject, subject.ids, ids);
  refuseUnfitForRestart(subject, options);
  checkWholeNumber(subject, 'maxUnavailable', maxUnavailable, 1);
  checkWholeNumber(subject, 'maxUnavailablePercent', maxUnavailablePercent, 1, 100);
  if (first) checkFirst(subject, first, ids);
  checkDuration(subject, 'pauseBetween', pauseBetween);
  checkWholeNumber(subject, 'maxFailures', maxFailures, 0);
  checkHealthCheck(subject, healthCheck);
  checkRoll(subject, options);
  return {
    action: 'restart',
    instances: ids,
    maxUnavailable,
    maxUnavailablePercent,
    first,
    pauseBetween,
    maxFailures,
    healthCheck,
    ...checkedDivision(subject, options),
    ...checkedWait(subject, options),
  };
}

/** Refuses options of a roll that contradict each other, or the rest. */
function checkRoll(subject: Subject, options: RestartOptions): void {
  const { maxUnavailable, maxUnavailablePercent, first, waitForCompletion } = options;
  if (maxUnavailable !== undefined && maxUnavailablePercent !== undefined) throw refusal(subject, TWO_LIMITS);
  const isRoll = maxUnavailable !== undefined || maxUnavailablePercent !== undefined || first !== undefined;
  if (isRoll && waitForCompletion === false) throw refusal(subject, NOBODY_WAITS);
  const stray = (['pauseBetween', 'maxFailures'] as const).find((name) => !isRoll && options[name] !== undefined);
  if (stray) throw refusal(subject, onlyInRoll(stray));
  if (waitForCompletion === false && options.healthCheck !== undefined) {
    throw refusal(subject, nobodyWaitsFor('healthCheck'));
  }
}

/**
 * The arguments of a call that deletes the instances named.
 *
 * @throws Error when one that is known now is wrong; it begins with the subject.
 */
export function deleteArguments(subject: Subject, ids: string[], options: DeleteOptions): CallArguments {
  checkInstanceIds(subject, subject.ids, ids);
  refuseUnfitForDelete(subject, options);
  return {
    action: 'delete',
    instances: ids,
    ...checkedDeletion(subject, options),
    ...checkedDivision(subject, options),
  };
}

/**
 * The arguments of a call that deletes whatever instance has failed to be created.
 *
 * @throws Error when one that is known now is wrong; it begins with the subject.
 */
export function cleanupArguments(subject: Subject, options: DeleteFailedOptions): CallArguments {
  refuseUnfitForCleanup(subject, options);
  return { action: 'delete', allFailure: 'kafka', ...checkedDeletion(subject, options) };
}

function checkedDeletion(subject: Subject, options: DeleteFailedOptions): DeleteFailedOptions {
  const { forceDelete, maxDeletions } = options;
  checkWholeNumber(subject, 'maxDeletions', maxDeletions, 0);
  return { forceDelete, maxDeletions, ...checkedWait(subject, options) };
}

/** What divides a call among several deploys. */
function checkedDivision(subject: Subject, { maxPerApply, maintenanceWindow }: DeleteOptions): DeleteOptions {
  checkWholeNumber(subject, 'maxPerApply', maxPerApply, 1);
  checkMaintenanceWindow(subject, maintenanceWindow);
  return { maxPerApply, maintenanceWindow };
}

/** Whether a call waits for its instances, and how long. */
function checkedWait(subject: Subject,
  { waitForCompletion, instanceTimeout, timeout }: DeleteFailedOptions): DeleteFailedOptions {
  checkTimeout(subject, 'instanceTimeout', instanceTimeout);
  checkTimeout(subject, 'timeout', timeout);
  if (waitForCompletion === false && instanceTimeout !== undefined) {
    throw refusal(subject, nobodyWaitsFor('instanceTimeout'));
  }
  return { waitForCompletion, instanceTimeout, timeout };
}

/** The arguments of the resource that makes a call; its timeout counts for each of the given operations. */
export function resourceArguments(call: CallArguments, ...operations: ('create' | 'update' | 'delete')[]) {
  const { timeout, ...rest } = call;
  const timeouts = timeout === undefined ? undefined
    : Object.fromEntries(operations.map((operation) => [operation, timeout]));
  return { ...rest, timeouts };
}

/**
 * The arguments of the Terraform action that makes a call.
 *
 * @throws Error when the call leaves something for a later deploy, which an action has no memory for.
 */
export function actionArguments(subject: Subject, { maxPerApply, maintenanceWindow, ...call }: CallArguments) {
  const lasting = Object.entries({ maxPerApply, maintenanceWindow }).find(([, value]) => value !== undefined);
  if (lasting) throw refusal(subject, withoutMemory(lasting[0]));
  return call;
}
