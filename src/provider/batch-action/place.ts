import { BatchActionPlan } from './schema';
import { isUnknown } from '../../plugin-sdk';

/** Region and project of an object's instances; null where they are not known. */
export interface Place {
  readonly region: string | null;
  readonly projectId: string | null;
}

/** Whether two places are known to be different ones. */
export function areDifferent(left: Place, right: Place): boolean {
  const differ = (a: string | null, b: string | null) => a !== null && b !== null && a !== b;
  return differ(left.region, right.region) || differ(left.projectId, right.projectId);
}

/** What a configuration or a plan says of the place; null where it says nothing, or nothing that is known yet. */
export function knownPlace(shown: Pick<BatchActionPlan, 'region' | 'project_id'>): Place {
  return {
    region: isUnknown(shown.region) ? null : shown.region as string | null,
    projectId: isUnknown(shown.project_id) ? null : shown.project_id as string | null,
  };
}
