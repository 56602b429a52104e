import { Event, EVENTS, owedIds, triggersDiffer } from './events';
import { KnownArguments } from './known-arguments';
import { BatchActionState } from './schema';
import { elementsOf, entriesOf } from './state-collections';

/** Who will be acted on. */
export type Decision =
  /** Nobody can tell yet, because ids are unknown. */
  | { readonly kind: 'unknown' }
  | {
    readonly kind: 'instances';
    readonly ids: readonly string[];
    readonly owed: readonly string[];
    /** Whether some event is not known yet: it counts, and may turn out to be none. */
    readonly isOpen?: boolean;
  }
  | { readonly kind: 'all_failure'; readonly acts: boolean };

const EVERY_EVENT: ReadonlySet<Event> = new Set(EVENTS);

/** Decides who will be acted on, from the arguments and the state before. What is unknown counts as changed. */
export function decide(known: KnownArguments, prior: BatchActionState | null): Decision {
  const when = known.when ?? EVERY_EVENT;
  const triggered = prior !== null && isTriggered(known, prior);
  if (known.allFailure) return { kind: 'all_failure', acts: cleansUp(when, triggered, prior) };
  if (known.ids === undefined) return { kind: 'unknown' };
  const before = prior === null ? undefined : { applied: entriesOf(prior.applied), pending: elementsOf(prior.pending) };
  const owed = owedIds(known.ids, when, triggered, before);
  const isOpen = known.when === undefined || known.action === undefined || known.triggers === undefined;
  return { kind: 'instances', ids: known.ids, owed, ...(isOpen ? { isOpen } : {}) };
}

function isTriggered(known: KnownArguments, prior: BatchActionState): boolean {
  return known.action !== prior.action || known.triggers === undefined
    || triggersDiffer(known.triggers, prior.triggers);
}

function cleansUp(when: ReadonlySet<Event>, triggered: boolean, prior: BatchActionState | null): boolean {
  if (prior === null || prior.all_failure === null) return when.has('added');
  return elementsOf(prior.pending).length > 0
    || (when.has('triggered') && (triggered || elementsOf(prior.failed_instances).length > 0));
}
