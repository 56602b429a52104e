import { actOnInstances } from './act-on-instances';
import { ADOPT, adopted, isAdopting, isComplete, knowsIds } from './adoption';
import { ApplyContext, ApplyRequest, baseOf, locate } from './apply-context';
import { cleanUp, leaveFailed } from './clean-up';
import { decide } from './decision';
import { failedIds } from './failed-creations';
import { knownArgumentsOf } from './known-arguments';
import { untouched } from './outcome';
import { BatchActionAttributes, BatchActionState } from './schema';
import { elementsOf } from './state-collections';
import { INSTANCES_UNKNOWN_AT_APPLY } from './texts';
import { UpdateRequest } from '../../plugin-sdk';
import { DmsSession } from '../dms-session';
import { RefusedRun } from '../run/refused-run';

/** Acts on whom the plan showed; a first apply that fails before anything was sent leaves no object behind. */
export async function create(request: ApplyRequest): Promise<void> {
  await apply({ request, prior: null, event: 'create', planned: request.planned as BatchActionState });
}

/** Acts on whom the plan showed, and waits for what an earlier apply left in flight. */
export async function update(request: UpdateRequest<BatchActionAttributes, DmsSession>): Promise<void> {
  await apply({ request, prior: request.prior, event: 'update', planned: request.planned as BatchActionState });
}

async function apply(context: ApplyContext): Promise<void> {
  const { request: { provider, diagnostics } } = context;
  provider.beginApply();
  try {
    await carryOut(context);
  } catch (error) {
    if (!(error instanceof RefusedRun)) throw error;
    diagnostics.error(...error.text);
  }
}

/** Decides once more, as the plan did; a clean-up and a run on instances then conduct what is owed, and record it. */
async function carryOut(context: ApplyContext): Promise<void> {
  const { request, prior } = context;
  if (isAdopting(prior, request.privateState)) {
    return knowsIds(context.planned, request.privateState) ? act(knowing(context, prior)) : adopt(context);
  }
  return act(context);
}

/** After a move that has brought ids: they are known, and the mark of the move is gone with whatever is saved. */
function knowing(context: ApplyContext, prior: BatchActionState): ApplyContext {
  const { request, planned } = context;
  const save: ApplyRequest['save'] = (state, notes) => request.save(state, notes ?? {});
  return { ...context, request: { ...request, save }, prior: adopted(prior, planned, request.privateState) };
}

async function act(context: ApplyContext): Promise<void> {
  const { request, prior } = context;
  const decision = decide(knownArgumentsOf(request.planned), prior);
  if (decision.kind === 'unknown') throw new Error(INSTANCES_UNKNOWN_AT_APPLY);
  if (decision.kind === 'all_failure') return decision.acts ? cleanUp(await locate(context)) : leaveFailed(context);
  if (decision.owed.length > 0) return actOnInstances(await locate(context), decision.ids, decision.owed);
  request.save({ ...baseOf(context), ...untouched(decision.ids, prior) });
}

/** The first apply after an import: what is configured becomes known, and nothing is called. */
async function adopt(context: ApplyContext): Promise<void> {
  const { request, planned } = context;
  const ids = elementsOf(planned.instances).sort();
  const failed = planned.all_failure === null ? null : await failedIds((await locate(context)).cloud, request);
  const notes = isComplete(planned) ? {} : { [ADOPT]: true };
  request.save({ ...baseOf(context), ...untouched(ids, null), results: {}, failed_instances: failed }, notes);
}
