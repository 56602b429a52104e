import { knownPlace, Place } from './place';
import { BatchActionAttributes, BatchActionState } from './schema';
import { CreateRequest, isUnknown } from '../../plugin-sdk';
import { DmsSession, ProjectCloud } from '../dms-session';

/** What a create and an update have in common. */
export type ApplyRequest = CreateRequest<BatchActionAttributes, DmsSession>;

/** A create or an update while it is applied. */
export interface ApplyContext {
  readonly request: ApplyRequest;
  readonly event: 'create' | 'update';
  /** The state before; null at creation. */
  readonly prior: BatchActionState | null;
  /** The arguments as the plan showed them: all are known by now. */
  readonly planned: BatchActionState;
}

/** An apply that calls the cloud: where, and the state after it but for what the run decides. */
export interface LocatedContext extends ApplyContext {
  readonly cloud: ProjectCloud;
  readonly projectId: string;
  readonly base: BatchActionState;
}

/** The state as far as it is known before the run. What of the place could not be found out stays null. */
export function baseOf({ request: { planned, provider }, prior }: ApplyContext, place?: Place): BatchActionState {
  return {
    ...(planned as BatchActionState),
    ...{ applied: prior?.applied ?? {}, pending: [], deferred: [], failed_instances: null },
    results: prior?.results ?? {},
    id: prior?.id ?? provider.parts.newId(),
    region: isUnknown(planned.region) ? place?.region ?? null : planned.region as string | null,
    project_id: isUnknown(planned.project_id) ? place?.projectId ?? null : planned.project_id as string | null,
  };
}

/**
 * Adds the place where the apply acts, which is the one that the plan showed.
 * @throws Error when the provider block is not known.
 */
export async function locate(context: ApplyContext): Promise<LocatedContext> {
  const { request: { planned, provider, signal } } = context;
  const shown = knownPlace(planned);
  const cloud = provider.cloudAtApply(shown.region, shown.projectId);
  const projectId = await cloud.projectId(signal);
  return { ...context, cloud, projectId, base: baseOf(context, { region: cloud.region, projectId }) };
}
