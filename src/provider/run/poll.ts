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
  const observe = async (seen: readonly Target[], askedAt: number) =>
    observeAll(order, taskList, healthCheck, seen, clock, askedAt);
  const waiting = targets.in('waiting');
  const isOneByOne = order.action === 'delete' && !order.allFailure;
  const deleting = isOneByOne ? waiting.filter((target) => !target.isDoubtful) : [];
  const watched = waiting.filter((target) => !deleting.includes(target));
  const askedAt = clock.now();
  await targets.lookAt(watched.map((target) => target.id));
  await observe(watched, askedAt);
  await lookForGone(lookup, deleting, observe, clock);
  await targets.lookAtStuck();
  targets.changed();
}

/**
 * Shows accepted deletions one after the other, until one still stands: they end at about the same time, and the list
 * does not hold them.
 */
async function lookForGone(lookup: InstanceLookup, deleting: readonly Target[],
  observe: (seen: readonly Target[], askedAt: number) => Promise<void>, clock: RunClock): Promise<void> {
  for (const target of [...deleting].sort((a, b) => a.lastShownAt - b.lastShownAt)) {
    const askedAt = clock.now();
    target.shown(await lookup.show(target.id), clock.now());
    await observe([target], askedAt);
    if (target.phase !== 'ended') return;
  }
}

async function observeAll({ waitForCompletion }: Order, taskList: TaskList, healthCheck: HealthCheck,
  targets: readonly Target[], clock: RunClock, askedAt: number): Promise<void> {
  const tasks = await Promise.all(
    targets.map((target) => (target.wantsTasks(askedAt) ? taskList.of(target.id) : undefined)),
  );
  // A look may take long: nobody was seen at an end before it was over.
  const how = { waitForCompletion, healsFirst: healthCheck.isOn, seenAt: clock.now() };
  targets.forEach((target, at) => target.observe(askedAt, tasks[at], how));
  const healing = targets.filter((target) => target.isHealing);
  await Promise.all(healing.map(async (target) => target.heal(await healthCheck.of(target.id), clock.now())));
}
