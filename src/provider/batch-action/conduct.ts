import { ApplyContext, LocatedContext } from './apply-context';
import { failureOf, warningsOf } from './report';
import { BatchActionAttributes, BatchActionState } from './schema';
import { NEXT_APPLY_AFTER_TAINT, NEXT_APPLY_BEGINS_ANEW, NEXT_APPLY_GOES_ON } from './texts';
import { CreateRequest } from '../../plugin-sdk';
import { ProgressSink } from '../../progress/progress-file';
import { DmsSession, ProjectCloud } from '../dms-session';
import { Fate } from '../run/fate';
import { Order } from '../run/order';
import { RefusedRun } from '../run/refused-run';
import { Run, RunDependencies, RunReport } from '../run/run';

/** What a run needs of a request, be it a create, an update or a delete. */
type RunRequest = Pick<CreateRequest<BatchActionAttributes, DmsSession>, 'provider' | 'log' | 'signal' | 'diagnostics'>;

/** Conducts the order of a create or an update, records whatever happened, and tells the user. */
export async function conductAndRecord(context: LocatedContext, order: Order,
  stateOf: (fates: readonly Fate[]) => BatchActionState): Promise<void> {
  const { request, event, cloud, projectId } = context;
  let isKept = false;
  const record = (fates: readonly Fate[]) => {
    isKept = true;
    request.save(stateOf(fates));
  };
  const report = await conduct(order, request, cloud, projectId, record);
  if (report === undefined) return;
  const onlyRecords = context.base.on_failure === 'record';
  const isRecorded = isKept || isTouched(report.fates) || onlyRecords || event === 'update';
  const failure = failureOf(order.action, report, isRecorded ? nextStep(event, onlyRecords) : NEXT_APPLY_BEGINS_ANEW);
  if (failure && onlyRecords) request.diagnostics.warning(...failure);
  if (failure && !onlyRecords) request.diagnostics.error(...failure);
  if (isRecorded || failure === undefined) record(report.fates);
}

/**
 * Conducts an order, and passes its warnings on; `onTouched` is given the fates so far as soon as anything was done to
 * an instance. Undefined where the run was refused before anything was sent, which is an error whatever `on_failure`
 * says.
 */
export async function conduct(order: Order, request: RunRequest, cloud: ProjectCloud, projectId: string,
  onTouched: (fates: readonly Fate[]) => void, listener?: ProgressSink): Promise<RunReport | undefined> {
  const { diagnostics } = request;
  try {
    const dependencies = dependenciesOf(request, cloud, projectId, onTouched, listener);
    const report = await new Run(order, dependencies).execute();
    for (const warning of warningsOf(order.action, report)) diagnostics.warning(...warning);
    return report;
  } catch (error) {
    if (!(error instanceof RefusedRun)) throw error;
    diagnostics.error(...error.text);
    return undefined;
  }
}

function dependenciesOf({ provider, log, signal }: RunRequest, cloud: ProjectCloud, projectId: string,
  onTouched: (fates: readonly Fate[]) => void, listener: ProgressSink | undefined): RunDependencies {
  const { clock, random, locks, progress, newId } = provider.parts;
  const scope = `${cloud.region}/${projectId}`;
  const sinks = [progress, listener].filter((sink) => sink !== undefined);
  return {
    api: cloud.api,
    clock,
    random,
    locks,
    log,
    signal,
    scope,
    progress: sinks.length === 0 ? undefined : { sinks, run: newId(), scope },
    protection: provider.protectionAtApply(),
    onChange: (fates) => {
      if (isTouched(fates)) onTouched(fates);
    },
  };
}

/** Whether anything was done to an instance that state must not forget. */
const isTouched = (fates: readonly Fate[]): boolean => fates.some((fate) => fate.touched);

function nextStep(event: ApplyContext['event'], onlyRecords: boolean): string {
  return event === 'update' || onlyRecords ? NEXT_APPLY_GOES_ON : NEXT_APPLY_AFTER_TAINT;
}
