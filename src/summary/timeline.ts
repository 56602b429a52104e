import { objectOf, resultOf, Result } from './our-values';
import { storedObjects } from './state';

/** One instance in a roll; times are RFC 3339, and null where it did not come so far. */
export interface TimelineInstance extends Omit<Result, 'status' | 'submitted_at'> {
  readonly id: string;
  readonly submitted_at: string;
}

/** The latest run of a resource, in the order in which its instances were sent. */
export interface Timeline {
  readonly address: string;
  readonly action: string;
  readonly instances: readonly TimelineInstance[];
}

/**
 * The timelines of all our resources in a state in which anything was sent.
 *
 * @throws where it is not what `terraform show -json` prints.
 */
export function timelinesOf(state: unknown): readonly Timeline[] {
  return storedObjects(state).map(({ address, action, values }) => {
    const sent = Object.keys(objectOf(values.results)).map((id) => ({ id, ...resultOf(values, id) }))
      .filter(wasSent).map(({ status: _, ...instance }) => instance)
      .sort((a, b) => begin(a) - begin(b) || (a.id < b.id ? -1 : 1));
    return { address, action, instances: latestRun(sent) };
  }).filter(({ instances }) => instances.length > 0);
}

const wasSent = <T extends Result>(result: T): result is T & { readonly submitted_at: string } =>
  result.submitted_at !== null;

const HOUR = 3_600_000;

/** State keeps the results of earlier runs, too: it is another run where nothing was under way for an hour. */
function latestRun(sent: readonly TimelineInstance[]): readonly TimelineInstance[] {
  let first = 0;
  let underWay = -Infinity;
  sent.forEach((instance, index) => {
    if (begin(instance) - underWay > HOUR) first = index;
    underWay = Math.max(underWay, end(instance) ?? begin(instance));
  });
  return sent.slice(first);
}

const begin = ({ submitted_at }: TimelineInstance): number => Date.parse(submitted_at);

/** When the outcome was seen; undefined while there is none. */
export const end = ({ finished_at }: TimelineInstance): number | undefined =>
  finished_at === null ? undefined : Date.parse(finished_at);
