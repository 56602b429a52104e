import { GONE, TimelineStep } from './step';

/** How many instances are not RUNNING because of a restart, from this moment on. */
export interface DownPoint {
  readonly at: number;
  readonly down: number;
}

interface Outage {
  readonly from: number;
  readonly to: number;
}

/** From the start of each restart until the instance is RUNNING again, or gone; without end when it never is. */
function outagesIn(past: readonly TimelineStep[]): readonly Outage[] {
  const outages: Outage[] = [];
  past.forEach((step, index) => {
    if (step.action?.kind !== 'restart' || step.action.mark !== 'began') return;
    // An instance that is restarted while it is down has one outage, not two.
    if (step.at < (outages.at(-1)?.to ?? -Infinity)) return;
    const back = past.slice(index + 1).find(({ status }) => status === 'RUNNING' || status === GONE);
    outages.push({ from: step.at, to: back?.at ?? Infinity });
  });
  return outages.filter(({ from, to }) => to > from);
}

/** The history of downtime of a fleet, given the past steps of each instance. */
export function downtimeOf(pasts: readonly (readonly TimelineStep[])[]): readonly DownPoint[] {
  const changes = pasts.flatMap(outagesIn)
    .flatMap(({ from, to }) => [{ at: from, by: 1 }, { at: to, by: -1 }])
    .filter(({ at }) => at !== Infinity)
    // Of what happens at one moment the end comes first, because the slot was free by then.
    .sort((a, b) => a.at - b.at || a.by - b.by);
  let down = 0;
  return changes.map(({ at, by }) => ({ at, down: down += by }));
}
