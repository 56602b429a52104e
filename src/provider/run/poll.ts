import { HealthCheck } from './health-check';
import { InstanceLookup } from './instance-lookup';
import { Order } from './order';
import { RunClock } from './run-clock';
import { RunTargets } from './run-targets';
import { Target } from './target';
import { TaskList } from './task-list';

/** One look at everything in flight; each instance then decides whether it has come to its end. */
export async function poll(order: Order, targets: RunTargets, lookup: InstanceLookup, taskList: TaskList,
  healthCheck: HealthCheck, clock: RunClock): Promise<void> {
  const now = clock.now();
  const observe = async (seen: readonly Target[]) => observeAll(order, taskList, healthCheck, seen, now, clock);
  const waiting = targets.in('waiting');
  const isOneByOne = order.action === 'delete' && !order.allFailure;
  const deleting = isOneByOne ? waiting.filter((target) => !target.isDoubtful) : [];
  const watched = waiting.filter((target) => !deleting.includes(target));
  await targets.lookAt(watched.map((target) => target.id));
  await observe(watched);
  await lookForGone(lookup, deleting, observe, now);
  await targets.lookAtStuck();
  targets.changed();
}

/**
 * Shows accepted deletions one after the other, until one still stands: they end at about the same time, and the list
 * does not hold them.
 */
async function lookForGone(lookup: InstanceLookup, deleting: readonly Target[],
  observe: (seen: readonly Target[]) => Promise<void>, now: number): Promise<void> {
  for (const target of [...deleting].sort((a, b) => a.lastShownAt - b.lastShownAt)) {
    target.shown(await lookup.show(target.id), now);
    await observe([target]);
    if (target.phase !== 'ended') return;
  }
}

async function observeAll({ waitForCompletion }: Order, taskList: TaskList, healthCheck: HealthCheck,
  targets: readonly Target[], now: number, clock: RunClock): Promise<void> {
  const tasks = await Promise.all(
    targets.map((target) => (target.wantsTasks(now) ? taskList.of(target.id) : undefined)),
  );
  // A look may take long: nobody was seen at its end before it was over.
  const rules = { waitForCompletion, healsFirst: healthCheck.isOn, seenAt: clock.now() };
  targets.forEach((target, at) => target.observe(now, tasks[at], rules));
  const healing = targets.filter((target) => target.isHealing);
  await Promise.all(healing.map(async (target) => target.heal(await healthCheck.of(target.id), clock.now())));
}
