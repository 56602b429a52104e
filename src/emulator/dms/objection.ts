import { CloudState } from '../cloud-state';
import { allowsAction, passesByItself } from '../lifecycle/allowed-actions';
import { EmulatedInstance } from '../lifecycle/emulated-instance';
import { Behaviours } from '../profiles/behaviours';

/** Why an action on one instance is not accepted. */
export interface Objection {
  /** The behaviour that decides whether this refuses the whole batch. */
  readonly rule: keyof Pick<Behaviours, 'unknownId' | 'statusForbids' | 'prepaid'>;
  readonly httpStatus: number;
  readonly code: string;
  readonly text: string;
}

/** The first objection to an action, if there is one; undefined stands for an instance that does not exist. */
export function objectionTo(
  { behaviours }: CloudState,
  action: 'restart' | 'delete',
  instance: EmulatedInstance | undefined,
  now: number,
  allows: (status: string) => boolean = allowsAction,
): Objection | undefined {
  if (!instance) {
    return { rule: 'unknownId', httpStatus: 404, code: 'DMS.00404022', text: 'This instance does not exist.' };
  }

  const status = instance.status(now);
  if (action === 'delete' && passesByItself(status)) {
    return statusForbids('DMS.00400099',
      'Some instances are being created, started, stopped or restarted and cannot be deleted.');
  }
  if (!allows(status)) return statusForbids('DMS.00400026', `This operation is not allowed in the status ${status}.`);
  if (instance.hasJob(now) && behaviours.jobRunning === 'refuse') {
    return statusForbids('DMS.00400017', 'Another job of the instance is running.');
  }

  if (action === 'delete' && instance.facts.chargingMode === 0) {
    const text = 'A yearly/monthly instance cannot be deleted here; unsubscribe from it.';
    return { rule: 'prepaid', httpStatus: 400, code: 'DMS.00400026', text };
  }
  return undefined;
}

function statusForbids(code: string, text: string): Objection {
  return { rule: 'statusForbids', httpStatus: 400, code, text };
}
