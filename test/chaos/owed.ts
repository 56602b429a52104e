import { text, Values } from './consistency';
import { Block, Change, StateObject } from './node';
import { isUnknown, Value } from '../../src/plugin-sdk';

// Who is to be acted on, written a second time from the design page and as plainly as can be.

type Judged = Pick<Change, 'object' | 'action'>;

/** Ids on which a block that names its instances owes the action, now that `change` is made. */
export function owed({ config, createBeforeDestroy }: Pick<Block, 'config'> & Partial<Block>,
  { object, action }: Judged): ReadonlySet<string> {
  const result = new Set<string>();
  if (object?.imported && action !== 'replace') return result;
  const isNew = object === undefined || action === 'replace';
  for (const id of texts(config.instances)) {
    const isKnown = !isNew && id in appliedIn(object);
    if (!isNew && texts(object.state.pending).includes(id)) result.add(id);
    if (isKnown && on(config, 'triggered') && isTriggered(config, object.state)) result.add(id);
    if (!isKnown && on(config, 'added') && (createBeforeDestroy || !wasHandedOver(id, config, object))) result.add(id);
  }
  return result;
}

/** Whether a block with `all_failure` deletes what has failed. */
export function cleansUp({ config }: Block, { object, action }: Judged): boolean {
  if (object?.imported && action !== 'replace') return false;
  if (object === undefined || action === 'replace' || object.state.all_failure === null) return on(config, 'added');
  if (texts(object.state.pending).length > 0) return true;
  return on(config, 'triggered')
    && (isTriggered(config, object.state) || texts(object.state.failed_instances).length > 0);
}

/** Whether a destroy acts at all. */
export const actsAtDestroy = ({ state }: StateObject): boolean =>
  state.action !== null && texts(state.when).includes('destroyed');

/** A replacement does not do again what a half-failed apply has done. */
export function wasHandedOver(id: string, config: Values, object: StateObject | undefined): boolean {
  if (!object || !on(config, 'added')) return false;
  const pending = texts(object.state.pending);
  return pending.length > 0 && !pending.includes(id) && !isTriggered(config, object.state)
    && Boolean(appliedIn(object)[id]);
}

/** Whether the event `triggered` lies between a state and a configuration. */
export function isTriggered(config: Values, state: Values): boolean {
  return config.action !== state.action || text(config.triggers ?? {}) !== text((state.triggers ?? {}) as Value);
}

/** What the postcondition of a careful user forbids: `length(setsubtract(self.pending, self.deferred)) == 0`. */
export function leavesMoreThanDeferred({ pending, deferred }: Values): boolean {
  if (!Array.isArray(pending) || isUnknown(deferred)) return false;
  return pending.some((id) => !texts(deferred).includes(id as string));
}

/** The `applied` of an object. */
export const appliedIn = ({ state }: StateObject): Readonly<Record<string, string>> =>
  (state.applied ?? {}) as Record<string, string>;

/** The elements of a list or set of texts; null has none. */
export const texts = (value: Value | undefined): readonly string[] => (value ?? []) as readonly string[];

const on = ({ when }: Values, event: string): boolean => texts(when ?? ['added', 'triggered']).includes(event);
