import { InstanceLookup } from './instance-lookup';
import { Order } from './order';
import { Roster } from './roster';
import { Target } from './target';
import { TaskList } from './task-list';

/** One look at everything in flight; each instance then decides whether it has come to its end. */
export async function poll(order: Order, roster: Roster, fleet: InstanceLookup, taskList: TaskList,
  now: number): Promise<void> {
  const waiting = roster.in('waiting');
  const oneByOne = order.action === 'delete' && !order.allFailure;
  const deleting = oneByOne ? waiting.filter((target) => !target.isDoubtful) : [];
  const watched = waiting.filter((target) => !deleting.includes(target));
  await roster.lookAt(watched.map((target) => target.id));
  await observe(order, taskList, watched, now);
  await lookForGone(order, fleet, taskList, deleting, now);
  await roster.lookAtStuck();
  roster.changed();
}

/**
 * Shows accepted deletions one after the other until one still stands: they end at about the same time, and never show
 * in the list.
 */
async function lookForGone(order: Order, fleet: InstanceLookup, taskList: TaskList, deleting: readonly Target[],
  now: number): Promise<void> {
  for (const target of [...deleting].sort((a, b) => a.lastShownAt - b.lastShownAt)) {
    target.see(await fleet.show(target.id));
    target.lastShownAt = now;
    await observe(order, taskList, [target], now);
    if (target.phase !== 'ended') return;
  }
}

async function observe(order: Order, taskList: TaskList, targets: readonly Target[], now: number): Promise<void> {
  const tasks = await Promise.all(
    targets.map((target) => (target.wantsTasks(now) ? taskList.of(target.id) : undefined)),
  );
  targets.forEach((target, at) => target.observe(now, tasks[at], order.waitForCompletion));
}
