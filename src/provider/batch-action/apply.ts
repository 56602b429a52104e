import { decide, texts } from './decision';
import { cloudAtApply, execute, isTouched } from './execute';
import { failedInstances } from './look-ahead';
import { orderOf, recordedSubmissions } from './order';
import { cleanUpOf, Computed, outcomeOf, untouched } from './outcome';
import { ADOPT } from './plan';
import { failureOf } from './report';
import { BatchActionAttributes, BatchActionState } from './schema';
import { wantedOf } from './wanted';
import { CreateRequest, UpdateRequest } from '../../plugin-sdk/framework/resource';
import { isUnknown } from '../../plugin-sdk/values/unknown';
import { HandedOver, HandoverKey } from '../handover';
import { Fleet } from '../run/fleet';
import { Order } from '../run/order';
import { Fate } from '../run/target';
import { Cloud, Session } from '../session';

type Request = CreateRequest<BatchActionAttributes, Session>;

/** What the apply of a create or an update works from. */
interface Work {
  readonly request: Request;
  /** The state before; null at creation. */
  readonly prior: BatchActionState | null;
  readonly event: 'create' | 'update';
  readonly cloud: Cloud;
  /** The state after, but for what the run decides. */
  readonly base: BatchActionState;
}

/** Acts on whom the plan showed; a first apply that fails before anything was sent leaves no object behind. */
export async function create(request: Request): Promise<void> {
  await apply(request, null, 'create');
}

/** Acts on whom the plan showed, and waits for what an earlier apply left in flight. */
export async function update(request: UpdateRequest<BatchActionAttributes, Session>): Promise<void> {
  await apply(request, request.prior, 'update');
}

async function apply(request: Request, prior: BatchActionState | null, event: Work['event']): Promise<void> {
  request.provider.isApplying = true;
  const { region, project_id: projectId } = request.config as BatchActionState;
  const cloud = cloudAtApply(request.provider, region ?? prior?.region ?? null, projectId ?? prior?.project_id ?? null);
  const work = { request, prior, event, cloud, base: baseOf(request, prior, cloud) };
  const decision = decide(wantedOf(request.config), prior);
  if (request.privateState[ADOPT] === true) return takeOver(work);
  if (decision.kind === 'all_failure') return cleanUp(work, decision.acts);
  if (decision.kind === 'unknown') throw new Error('`instances` is still not known at apply: this is a bug in Terraform or in this provider, please report it.');
  if (decision.owed.length === 0) return request.save({ ...work.base, ...untouched(decision.ids, prior) });
  return actOn(work, decision.ids, decision.owed);
}

/** Everything that is known before the run: configuration, id, region, and the project where it was known before. */
function baseOf({ planned, provider }: Request, prior: BatchActionState | null, cloud: Cloud): BatchActionState {
  return {
    ...(planned as BatchActionState),
    ...{ applied: prior?.applied ?? {}, pending: [], results: prior?.results ?? {}, failed_instances: null },
    id: prior?.id ?? provider.parts.newId(),
    region: isUnknown(planned.region) ? cloud.region : planned.region as string | null,
    project_id: isUnknown(planned.project_id) ? null : planned.project_id as string | null,
  };
}

/** The first apply after an import: what is configured becomes known, and nothing is called. */
function takeOver({ request, base }: Work): void {
  const ids = texts(request.config.instances as BatchActionState['instances']).sort();
  request.save({ ...base, ...untouched(ids, null), results: {}, failed_instances: request.config.all_failure === null ? null : [] }, {});
}

// --- instances ---

async function actOn(work: Work, ids: readonly string[], owed: readonly string[]): Promise<void> {
  const { request, prior, cloud, event } = work;
  const base = await withProject(work);
  const key = { region: base.region, projectId: await cloud.projectId(request.signal), action: base.action, triggers: base.triggers };
  const handed = event === 'create' ? handedOver(request.provider, key, owed) : new Map<string, HandedOver>();
  const before = handed.size > 0 ? finishedBefore(handed) : prior;
  const left = owed.filter((id) => !isFinished(handed.get(id)));
  const order = orderOf(base, left, event, recordedFor(work, left, handed));
  const stateOf = (fates: readonly Fate[]): BatchActionState => ({ ...base, ...outcomeOf(ids, fates, before) });
  await conduct(work, order, stateOf, key.projectId);
}

function handedOver({ parts }: Session, key: HandoverKey, ids: readonly string[]): Map<string, HandedOver> {
  return new Map(ids.flatMap((id) => {
    const entry = parts.handover.take(key, id);
    return entry === undefined ? [] : [[id, entry] as const];
  }));
}

const isFinished = (entry: HandedOver | undefined): entry is Extract<HandedOver, { finishedAt: string }> => entry !== undefined && 'finishedAt' in entry;

/** What the destroy leg of this replacement knew to be done. */
function finishedBefore(handed: ReadonlyMap<string, HandedOver>): Pick<BatchActionState, 'applied' | 'results'> {
  const finished = [...handed].flatMap(([id, entry]) => (isFinished(entry) ? [{ id, ...entry }] : []));
  return {
    applied: Object.fromEntries(finished.map(({ id, finishedAt }) => [id, finishedAt])),
    results: Object.fromEntries(finished.flatMap(({ id, result }) => (result ? [[id, result]] : []))),
  };
}

/** A recorded submission counts where the same action is still owed; a new trigger asks for more than what was recorded. */
function recordedFor({ prior, request }: Work, owed: readonly string[], handed: ReadonlyMap<string, HandedOver>): Order['recorded'] {
  if (prior === null) return new Map([...handed].flatMap(([id, entry]) => ('submission' in entry ? [[id, entry.submission] as const] : [])));
  if (prior.action !== request.config.action) return new Map();
  const pending = new Set(texts(prior.pending));
  const retried = decide(wantedOf(request.config), { ...prior, pending: [] });
  const hit = new Set(retried.kind === 'instances' ? retried.owed : []);
  return recordedSubmissions(prior.results, owed.filter((id) => pending.has(id) && !hit.has(id)));
}

// --- all_failure ---

async function cleanUp(work: Work, acts: boolean): Promise<void> {
  const { request, cloud, prior, event } = work;
  const fleet = new Fleet(cloud.api, request.signal, request.log);
  const failed = (await failedInstances(fleet)).map(({ id }) => id).sort();
  const base = await withProject(work);
  if (!acts) return request.save({ ...base, ...notCleanedUp(prior, failed) });
  const projectId = await cloud.projectId(request.signal);
  const recorded = recordedDeletions(work, { region: base.region, projectId, action: base.action, triggers: base.triggers });
  const owed = [...new Set([...failed, ...await leaving(fleet, [...recorded.keys()])])].sort();
  const stateOf = (fates: readonly Fate[]): BatchActionState => ({ ...base, ...cleanUpOf(fates, request.planned.applied) });
  await conduct(work, orderOf(base, owed, event, recorded), stateOf, projectId);
}

function recordedDeletions({ prior, request }: Work, key: HandoverKey): Order['recorded'] {
  if (prior === null) return new Map(request.provider.parts.handover.takeCleanUp(key));
  return prior.all_failure === null ? new Map() : recordedSubmissions(prior.results, texts(prior.pending));
}

/** Those whose deletion, recorded by an earlier apply, goes on or is over: the list no longer holds them. */
async function leaving(fleet: Fleet, ids: readonly string[]): Promise<string[]> {
  const seen = await fleet.look(ids);
  return ids.filter((id) => {
    const sighting = seen.get(id)!;
    return sighting.gone || sighting.status === 'DELETING';
  });
}

function notCleanedUp(prior: BatchActionState | null, failed: readonly string[]): Computed {
  if (prior === null || prior.all_failure === null) return { applied: {}, pending: [], results: {}, failed_instances: failed };
  return { applied: prior.applied, pending: [], results: prior.results, failed_instances: prior.failed_instances };
}

// --- both ---

async function withProject({ base, request, cloud }: Work): Promise<BatchActionState> {
  return isUnknown(request.planned.project_id) ? { ...base, project_id: await cloud.projectId(request.signal) } : base;
}

/** Runs the order, records whatever happened, and tells the user. */
async function conduct(work: Work, order: Order, stateOf: (fates: readonly Fate[]) => BatchActionState, projectId: string): Promise<void> {
  const { request, event } = work;
  let isKept = false;
  const keep = (fates: readonly Fate[]) => {
    isKept = true;
    request.save(stateOf(fates));
  };
  const report = await execute(order, request, work.cloud, projectId, keep);
  if (report === undefined) return;
  const recording = work.base.on_failure === 'record';
  const isRecorded = isKept || isTouched(report.fates) || recording || event === 'update';
  const verdict = failureOf(order.action, report, isRecorded ? nextStep(event, recording) : NOTHING_RECORDED);
  if (verdict && recording) request.diagnostics.warning(verdict.summary, verdict.detail);
  if (verdict && !recording) request.diagnostics.error(verdict.summary, verdict.detail);
  if (isRecorded || verdict === undefined) keep(report.fates);
}

const NOTHING_RECORDED = 'Nothing was done to any instance and nothing is recorded: the next apply begins anew.';

function nextStep(event: Work['event'], recording: boolean): string {
  const again = 'The next apply acts only on what is still owed (`pending`), and waits for what is in progress instead of repeating it.';
  if (event === 'update' || recording) return again;
  return `${again} If Terraform has marked this resource as tainted, its plan will show a replacement, which does the same; \`terraform untaint\` gives the exact plan.`;
}
