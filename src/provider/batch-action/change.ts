import { cloudAtApply } from './execute';
import { Place } from './place';
import { BatchActionAttributes, BatchActionState } from './schema';
import { CreateRequest } from '../../plugin-sdk/framework/resource';
import { isUnknown } from '../../plugin-sdk/values/unknown';
import { Cloud, DmsSession } from '../dms-session';

export type ApplyRequest = CreateRequest<BatchActionAttributes, DmsSession>;

/** A create or an update while it is applied. */
export interface Change {
  readonly request: ApplyRequest;
  readonly event: 'create' | 'update';
  /** The state before; null at creation. */
  readonly prior: BatchActionState | null;
  /** The arguments as the plan showed them: all are known by now. */
  readonly wanted: BatchActionState;
}

/** A change that acts: where, and the state after it but for what the run decides. */
export interface ActingChange extends Change {
  readonly cloud: Cloud;
  readonly projectId: string;
  readonly base: BatchActionState;
}

/** Everything that is known before the run. What of the place could not be found out stays null. */
export function baseOf({ request: { planned, provider }, prior }: Change, place?: Place): BatchActionState {
  return {
    ...(planned as BatchActionState),
    ...{ applied: prior?.applied ?? {}, pending: [], results: prior?.results ?? {}, failed_instances: null },
    id: prior?.id ?? provider.parts.newId(),
    region: isUnknown(planned.region) ? place?.region ?? null : planned.region as string | null,
    project_id: isUnknown(planned.project_id) ? place?.projectId ?? null : planned.project_id as string | null,
  };
}

/** The change with the place where it acts, which is the one that the plan showed. */
export async function acting(change: Change): Promise<ActingChange> {
  const { request: { planned, provider, signal } } = change;
  const cloud = cloudAtApply(provider, isUnknown(planned.region) ? null : planned.region as string | null,
    isUnknown(planned.project_id) ? null : planned.project_id as string | null);
  const projectId = await cloud.projectId(signal);
  return { ...change, cloud, projectId, base: baseOf(change, { region: cloud.region, projectId }) };
}
