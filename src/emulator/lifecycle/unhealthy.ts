import { clusterStates } from './cluster-history';
import { TimelineStep } from './step';

/** Which instances are down, or below their own numbers of before, because of a restart, from this moment on. */
export interface UnhealthyPoint {
  readonly at: number;
  readonly ids: readonly string[];
}

interface Spell {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** From the start of each restart until the cluster is what it was, or gone; without end when it never is. */
function spellsOf([id, past]: readonly [string, readonly TimelineStep[]]): readonly Spell[] {
  const states = [...clusterStates(past)];
  // What happens at one moment is one change: an immediate restart with immediate healing disturbs nobody.
  const lasting = states.filter(({ at }, index) => states[index + 1]?.at !== at);
  const turns = lasting.filter(({ disturbed }, index) => disturbed !== (lasting[index - 1]?.disturbed ?? false));
  return turns.flatMap(({ at, disturbed }, index) =>
    disturbed ? [{ id, from: at, to: turns[index + 1]?.at ?? Infinity }] : [],
  );
}

/** The history of what restarts do to a fleet, given the past steps of each instance by its id. */
export function unhealthyOf(pasts: readonly (readonly [string, readonly TimelineStep[]])[]): readonly UnhealthyPoint[] {
  const spells = pasts.flatMap(spellsOf);
  const moments = new Set(spells.flatMap(({ from, to }) => [from, to]).filter((at) => at !== Infinity));
  return [...moments].sort((a, b) => a - b).map((at) => ({
    at,
    ids: spells.filter(({ from, to }) => from <= at && at < to).map(({ id }) => id),
  }));
}
