import { actOnInstances } from './act-on-instances';
import { ADOPT, isAdopting, isComplete } from './adoption';
import { acting, ApplyRequest, baseOf, Change } from './change';
import { cleanUp, leaveFailed } from './clean-up';
import { decide, elementsOf } from './decision';
import { failedIds } from './failed-creations';
import { untouched } from './outcome';
import { BatchActionAttributes, BatchActionState } from './schema';
import { wantedOf } from './wanted';
import { UpdateRequest } from '../../plugin-sdk/framework/resource';
import { DmsSession } from '../dms-session';
import { RefusedRun } from '../run/refused-run';

/** Acts on whom the plan showed; a first apply that fails before anything was sent leaves no object behind. */
export async function create(request: ApplyRequest): Promise<void> {
  await apply({ request, prior: null, event: 'create', wanted: request.planned as BatchActionState });
}

/** Acts on whom the plan showed, and waits for what an earlier apply left in flight. */
export async function update(request: UpdateRequest<BatchActionAttributes, DmsSession>): Promise<void> {
  await apply({ request, prior: request.prior, event: 'update', wanted: request.planned as BatchActionState });
}

async function apply(change: Change): Promise<void> {
  const { request: { provider, diagnostics } } = change;
  provider.beginApply();
  try {
    await carryOut(change);
  } catch (error) {
    if (!(error instanceof RefusedRun)) throw error;
    diagnostics.error(error.summary, error.message);
  }
}

async function carryOut(change: Change): Promise<void> {
  const { request, prior } = change;
  if (isAdopting(prior, request.privateState)) return takeOver(change);
  const decision = decide(wantedOf(request.planned), prior);
  if (decision.kind === 'unknown') {
    throw new Error(
      '`instances` is still not known at apply: this is a bug in Terraform or in this provider, please report it.',
    );
  }
  if (decision.kind === 'all_failure') return decision.acts ? cleanUp(await acting(change)) : leaveFailed(change);
  if (decision.owed.length > 0) return actOnInstances(await acting(change), decision.ids, decision.owed);
  request.save({ ...baseOf(change), ...untouched(decision.ids, prior) });
}

/** The first apply after an import: what is configured becomes known, and nothing is called. */
async function takeOver(change: Change): Promise<void> {
  const { request, wanted } = change;
  const ids = elementsOf(wanted.instances).sort();
  const failed = wanted.all_failure === null ? null : await failedIds((await acting(change)).cloud, request);
  const notes = isComplete(wanted) ? {} : { [ADOPT]: true };
  request.save({ ...baseOf(change), ...untouched(ids, null), results: {}, failed_instances: failed }, notes);
}
