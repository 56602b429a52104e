import { DEFAULT_EVENTS, Event } from './events';
import { BatchActionPlan, BatchActionState } from './schema';
import { isUnknown, isWhollyKnown } from '../../plugin-sdk';
import { Action } from '../run/order';

/** The values whose change is the event `triggered`. */
export type Triggers = BatchActionState['triggers'];

/** The arguments that decide who is acted on. What is undefined is not known yet. */
export interface KnownArguments {
  readonly action?: Action;
  readonly allFailure: boolean;
  /** Sorted; undefined with `all_failure` too. */
  readonly ids?: readonly string[];
  readonly when?: ReadonlySet<Event>;
  readonly triggers?: Triggers;
}

/** Reads the arguments of a configuration or a plan, in which anything may still be unknown. */
export function knownArgumentsOf(config: BatchActionPlan): KnownArguments {
  return {
    action: known(config.action) as Action | undefined,
    allFailure: config.all_failure !== null,
    ids: config.instances === null ? undefined
      : (known(config.instances) as readonly string[] | undefined)?.slice().sort(),
    when: eventsOf(config.when),
    triggers: known(config.triggers) as Triggers | undefined,
  };
}

/** The events in `when`; undefined while it is not wholly known. */
export function eventsOf(when: BatchActionPlan['when']): ReadonlySet<Event> | undefined {
  if (when === null) return new Set(DEFAULT_EVENTS);
  return isWhollyKnown(when) ? new Set(when as readonly Event[]) : undefined;
}

function known(value: unknown): unknown {
  return isUnknown(value) || !isWhollyKnown(value) ? undefined : value;
}
