import { RestartWaiter } from '../../../src/client/waiters/restart-waiter';
import { Sighting } from '../../../src/provider/run/instance-lookup';
import { Order } from '../../../src/provider/run/order';
import { Target } from '../../../src/provider/run/target';

/** An order that restarts `ids` all at once, unless told otherwise. */
export function anOrder(ids: readonly string[], more: Partial<Order> = {}): Order {
  return {
    action: 'restart',
    owed: ids,
    members: ids,
    allFailure: false,
    first: [],
    pauseMs: 0,
    maxFailures: 0,
    healthRule: 'status',
    healthBefore: new Map(),
    waitForCompletion: true,
    timeoutMs: 1_800_000,
    goneIsDone: false,
    recorded: new Map(),
    ...more,
  };
}

type Existing = Sighting & { gone: false };

/** A sighting of an instance in a status. */
export function seen(status: string, more: Partial<Existing> = {}): Existing {
  return { gone: false, name: 'orders', engine: 'kafka', chargingMode: 1, status, ...more };
}

/** An instance in a run, seen in a status. */
export function targetIn(id: string, status = 'RUNNING'): Target {
  const target = new Target(id);
  target.see(seen(status));
  return target;
}

/** Sends the target's call and has it accepted. */
export function begin(target: Target, at = 0): Target {
  target.send(at);
  target.wait(new RestartWaiter({ status: target.status!, submittedAt: at, accepted: true }), true);
  return target;
}
