import { CloudState } from '../cloud-state';
import { EmulatedInstance } from '../lifecycle/emulated-instance';
import { Behaviours } from '../profiles/behaviours';
import { DMS_REFUSALS, Refusal } from '../routing/refusals';

/** Why an action on one instance is not accepted. */
export interface Objection {
  /** The behaviour that decides whether this refuses the whole batch. */
  readonly rule: keyof Pick<Behaviours, 'unknownId' | 'statusForbids' | 'prepaid'>;
  readonly refusal: Refusal;
}

/** The first objection to an action, if there is one; undefined stands for an instance that does not exist. */
export function objectionTo(
  { behaviours }: CloudState,
  action: 'restart' | 'delete',
  instance: EmulatedInstance | undefined,
  now: number,
  allows: (status: string) => boolean = allowsAction,
): Objection | undefined {
  if (!instance) return { rule: 'unknownId', refusal: DMS_REFUSALS.noSuchInstance };

  const status = instance.status(now);
  if (action === 'delete' && passesByItself(status)) return statusForbids(DMS_REFUSALS.passingStatus);
  if (!allows(status)) return statusForbids(DMS_REFUSALS.statusForbids(status));
  if (instance.hasJob(now) && behaviours.jobRunning === 'refuse') return statusForbids(DMS_REFUSALS.jobRunning);

  if (action === 'delete' && instance.facts.chargingMode === 0) {
    return { rule: 'prepaid', refusal: DMS_REFUSALS.prepaid };
  }
  return undefined;
}

function statusForbids(refusal: Refusal): Objection {
  return { rule: 'statusForbids', refusal };
}

/** Restart and delete need a running or a faulty instance. */
function allowsAction(status: string): boolean {
  return status === 'RUNNING' || status === 'ERROR';
}

/** Statuses that the API blames with DMS.00400099 in a delete, because they pass by themselves. */
function passesByItself(status: string): boolean {
  return ['CREATING', 'STARTING', 'CLOSING', 'RESTARTING'].includes(status);
}

/** A single deletion also removes what never came to be, and what lies in the recycle bin. */
export function allowsDeletionAlone(status: string): boolean {
  return allowsAction(status) || status === 'CREATEFAILED' || status === 'RECYCLE';
}
