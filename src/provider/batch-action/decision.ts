import { Event, owedIds, triggersDiffer } from './events';
import { BatchActionState } from './schema';
import { Wanted } from './wanted';

/** Who will be acted on. */
export type Decision =
  /** Not to be told yet: ids, or whether anything acts at all, are unknown. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'instances'; readonly ids: readonly string[]; readonly owed: readonly string[] }
  | { readonly kind: 'all_failure'; readonly acts: boolean };

const EVERY_EVENT: ReadonlySet<Event> = new Set<Event>(['added', 'triggered', 'destroyed']);

/** Decides from a configuration and the state before it. What is unknown counts as changed. */
export function decide(wanted: Wanted, prior: BatchActionState | null): Decision {
  const when = wanted.when ?? EVERY_EVENT;
  const triggered = prior !== null && isTriggered(wanted, prior);
  if (wanted.allFailure) return { kind: 'all_failure', acts: cleansUp(when, triggered, prior) };
  if (wanted.ids === undefined) return { kind: 'unknown' };
  const before = prior === null ? undefined : { applied: membersOf(prior.applied), pending: elementsOf(prior.pending) };
  return { kind: 'instances', ids: wanted.ids, owed: owedIds(wanted.ids, when, triggered, before) };
}

function isTriggered(wanted: Wanted, prior: BatchActionState): boolean {
  return wanted.action !== prior.action || wanted.triggers === undefined
    || triggersDiffer(wanted.triggers, prior.triggers);
}

function cleansUp(when: ReadonlySet<Event>, triggered: boolean, prior: BatchActionState | null): boolean {
  if (prior === null || prior.all_failure === null) return when.has('added');
  return elementsOf(prior.pending).length > 0
    || (when.has('triggered') && (triggered || elementsOf(prior.failed_instances).length > 0));
}

/** The elements of a list or set; null is none. */
export function elementsOf(value: ReadonlyArray<string | null> | null): string[] {
  return (value ?? []).filter((text): text is string => text !== null);
}

/** The members of a map; null is none, and a null member `""`. */
export function membersOf(value: Readonly<Record<string, string | null>> | null): Record<string, string> {
  return Object.fromEntries(Object.entries(value ?? {}).map(([key, text]) => [key, text ?? '']));
}
