import { Sighting } from './instance-lookup';
import { isRoll, Order } from './order';
import { Target } from './target';
import { isOnItsWay, RUNNING } from '../../client';

/** What the window says now: who may begin, or which instances fill it although none of them will begin. */
export type Choice = { readonly begin: readonly Target[] } | { readonly filledBy: readonly string[] };

/** What was last seen, and when now is. */
export interface WindowView {
  readonly order: Order;
  readonly targets: readonly Target[];
  /** Members on which nothing is owed. */
  readonly bystanders: ReadonlyMap<string, Sighting>;
  readonly now: number;
  /** Whether another run in this process is acting on the instance. */
  isLocked(id: string): boolean;
}

/** Decides who begins next: nothing else does. */
export function choose(view: WindowView): Choice {
  const { order, targets } = view;
  const canary = nextCanary(view);
  const queued = targets.filter((target) => target.phase === 'queued');
  const inTurn = canary === undefined ? queued : queued.filter((target) => target === canary);
  const max = order.maxUnavailable;
  if (max === undefined) return { begin: inTurn.filter((target) => mayBegin(target, view)) };
  const down = downBystanders(view);
  // Another run brings back the instances that it acts on.
  const filledBy = down.filter((id) => !view.isLocked(id));
  if (filledBy.length >= max && queued.length > 0) return { filledBy };
  return { begin: fill(max - down.length, queued, inTurn, view) };
}

/**
 * Owed instances that are down already, or have not healed since an earlier restart, go first: they take no health
 * away, and keep a slot of the window until they are back.
 */
function fill(slots: number, queued: readonly Target[], inTurn: readonly Target[], view: WindowView): Target[] {
  const taken = view.targets.filter((target) => target.isInFlight || isResting(target, view.order, view.now)).length;
  const free = Math.max(0, slots - taken);
  const isOut = (target: Target) => isDown(target) || isUnhealed(target, view.order);
  const down = queued.filter((target) => isOut(target) && mayBegin(target, view)).slice(0, free);
  const downAll = queued.filter(isOut).length;
  const healthy = inTurn.filter((target) => !isOut(target) && mayBegin(target, view)).slice(0,
    Math.max(0, free - downAll));
  return [...down, ...healthy];
}

/**
 * The canary whose turn it is. `wait` while one is in flight, or must prove its health for longer; undefined when all
 * of them are through.
 */
function nextCanary({ order, targets, now }: WindowView): Target | 'wait' | undefined {
  for (const id of order.first) {
    const canary = targets.find((target) => target.id === id);
    if (canary?.phase === 'queued') return canary;
    if (canary !== undefined && (canary.isInFlight || isResting(canary, order, now))) return 'wait';
  }
  return undefined;
}

function mayBegin(target: Target, { now, isLocked }: WindowView): boolean {
  return target.notBefore <= now && target.status !== undefined && !isOnItsWay(target.status) && !isLocked(target.id);
}

/** Whether it is healthy again, but not yet for as long as the order asks. */
function isResting(target: Target, order: Order, now: number): boolean {
  return isRoll(order) && target.endedWell && target.finishedAt !== undefined
    && now - target.finishedAt < order.pauseMs;
}

/** Whether it was not seen to come back from an earlier restart: a new trigger sends it once more. */
const isUnhealed = ({ id }: Target, { healthRule, healthBefore }: Order): boolean =>
  healthRule !== 'status' && healthBefore.has(id);

const isDown = (target: Target): boolean => target.status !== undefined && target.status !== RUNNING;

/**
 * Members of the resource that take a slot of the window although they do not wait for their turn: those that are down
 * and owed nothing, and those whose restart has ended without bringing them back healthy.
 */
function downBystanders({ targets, bystanders, order }: WindowView): string[] {
  const ended = order.action === 'restart'
    ? targets.filter((target) => target.phase === 'ended' && (isDown(target) || target.isOverdue)).map(({ id }) => id)
    : [];
  const others = [...bystanders].filter(([, seen]) => !seen.gone && seen.status !== RUNNING).map(([id]) => id);
  return [...others, ...ended];
}

/**
 * The next moment at which time alone may change the window: the end of a pause, or of a wait after a refusal.
 * Undefined when there is none.
 */
export function nextChange({ targets, order, now }: WindowView): number | undefined {
  const pauses = targets.filter((target) => isResting(target, order, now)).map((target) =>
    target.finishedAt! + order.pauseMs,
  );
  const refusals = targets.filter((target) => target.phase === 'queued' && target.notBefore > now).map((target) =>
    target.notBefore,
  );
  const times = [...pauses, ...refusals];
  return times.length === 0 ? undefined : Math.min(...times);
}
