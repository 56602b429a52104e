import { end, TimelineInstance } from './timeline';

/**
 * Whose end each instance of a timeline waited for, by their places in it; undefined for those that waited for nobody.
 * State does not say it: it is whoever ended last before, each giving its place to one other as long as there is one.
 */
export function waitsOf(instances: readonly TimelineInstance[]): ReadonlyArray<number | undefined> {
  const taken = new Set<number>();
  return instances.map(({ submitted_at }, place) => {
    const begin = Date.parse(submitted_at);
    const ended = instances.map((one, index) => ({ index, at: end(one) ?? Infinity }))
      .filter(({ index, at }) => index !== place && at <= begin).sort((a, b) => b.at - a.at);
    const before = (ended.find(({ index }) => !taken.has(index)) ?? ended[0])?.index;
    if (before !== undefined) taken.add(before);
    return before;
  });
}

/** When a timeline begins, and when the last that is known of it happened. */
export function spanOf(instances: readonly TimelineInstance[]): { readonly begin: number; readonly end: number } {
  const times = instances.flatMap((one) => [one.submitted_at, one.running_at, one.finished_at])
    .map((time) => Date.parse(time ?? '')).filter((ms) => !Number.isNaN(ms));
  const begin = times.reduce((a, b) => Math.min(a, b), Infinity);
  return { begin, end: Math.max(begin + 1000, times.reduce((a, b) => Math.max(a, b), -Infinity)) };
}
