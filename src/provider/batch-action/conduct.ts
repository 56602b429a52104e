import { ActingChange, Change } from './change';
import { execute, isTouched } from './execute';
import { failureOf } from './report';
import { BatchActionState } from './schema';
import { Order } from '../run/order';
import { Fate } from '../run/target';

/** Runs the order, records whatever happened, and tells the user. */
export async function conduct(change: ActingChange, order: Order,
  stateOf: (fates: readonly Fate[]) => BatchActionState): Promise<void> {
  const { request, event, cloud, projectId } = change;
  let isKept = false;
  const keep = (fates: readonly Fate[]) => {
    isKept = true;
    request.save(stateOf(fates));
  };
  const report = await execute(order, request, cloud, projectId, keep);
  if (report === undefined) return;
  const recording = change.base.on_failure === 'record';
  const isRecorded = isKept || isTouched(report.fates) || recording || event === 'update';
  const verdict = failureOf(order.action, report, isRecorded ? nextStep(event, recording) : NOTHING_RECORDED);
  if (verdict && recording) request.diagnostics.warning(verdict.summary, verdict.detail);
  if (verdict && !recording) request.diagnostics.error(verdict.summary, verdict.detail);
  if (isRecorded || verdict === undefined) keep(report.fates);
}

const NOTHING_RECORDED = 'Nothing was done to any instance and nothing is recorded: the next apply begins anew.';

function nextStep(event: Change['event'], recording: boolean): string {
  const again =
    'The next apply acts only on what is still owed (`pending`), and waits for what is in progress instead of repeating it.';
  if (event === 'update' || recording) return again;
  return `${again} If Terraform has marked this resource as tainted, its plan will show a replacement, which does the same; \`terraform untaint\` gives the exact plan.`;
}
