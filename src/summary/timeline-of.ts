import { ResourceSummary } from './summary';
import { Timeline } from './timeline';

/** The timeline of a resource. Several stacks may know the same address, and then who was acted on tells them apart. */
export function timelineOf({ address, done, failed, owed, deferred }: ResourceSummary,
  timelines: readonly Timeline[]): Timeline | undefined {
  const ids = new Set([...done, ...failed, ...owed, ...deferred].map(({ id }) => id));
  return timelines.find((timeline) => timeline.address === address && timeline.instances.some(({ id }) => ids.has(id)));
}
