import { asResource } from './as-resource';
import { Messages } from './messages';
import { InvocationAttributes } from './schema';
import { beginning, doneBefore, notDone, nothingToDo } from './texts';
import { ActionInvokeRequest } from '../../plugin-sdk';
import { conduct } from '../batch-action/conduct';
import { failedIds } from '../batch-action/failed-creations';
import { NOTHING_BEFORE, orderOf } from '../batch-action/order-of';
import { labelOf, warningsOf } from '../batch-action/report';
import { BatchActionState } from '../batch-action/schema';
import { elementsOf } from '../batch-action/state-collections';
import { onlyOneNotDone, OUTCOME_HEADINGS, placeText } from '../batch-action/texts';
import { DmsSession, ProjectCloud } from '../dms-session';
import { Action } from '../run/order';
import { RunReport } from '../run/run';

type Request = ActionInvokeRequest<InvocationAttributes, DmsSession>;

/** Acts on all that the arguments name, once each, and says how it goes. */
export async function invoke(request: Request): Promise<void> {
  const { config, provider, signal, progress } = request;
  const asked = asResource(config);
  const action = asked.action as Action;
  const cloud = provider.cloudAtApply(asked.region, asked.project_id);
  const owed = await idsOf(asked, cloud, request);
  if (owed.length === 0) return progress(nothingToDo(action));
  const projectId = await cloud.projectId(signal);
  progress(beginning(action, owed.length, placeText({ region: cloud.region, projectId })));
  const order = { ...orderOf(asked, owed, 'create', NOTHING_BEFORE), named: new Set(owed) };
  const report = await conduct(order, request, cloud, projectId, () => undefined, new Messages(progress));
  if (report === undefined) return;
  // Terraform drops the warnings of a triggered action that has succeeded.
  for (const [summary] of warningsOf(action, report)) progress(summary);
  tell(action, report, request);
}

async function idsOf(asked: BatchActionState, cloud: ProjectCloud, request: Request): Promise<readonly string[]> {
  return asked.all_failure === null ? elementsOf(asked.instances).sort() : failedIds(cloud, request);
}

/** One error for each instance that is not done; the first one also says what was. */
function tell(action: Action, { fates, halted }: RunReport, { diagnostics }: Request): void {
  const headings = new Map(OUTCOME_HEADINGS);
  const done = fates.filter((fate) => !fate.owed).map(labelOf);
  const owed = fates.filter((fate) => fate.owed);
  owed.forEach((fate, index) => {
    const reason = fate.error ?? halted;
    const [summary, detail] = notDone(onlyOneNotDone(action, labelOf(fate)), headings.get(fate.outcome)!, reason);
    diagnostics.error(summary, index === 0 ? `${detail} ${doneBefore(done)}` : detail);
  });
}
