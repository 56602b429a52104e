import { warningsOf } from './report';
import { BatchActionAttributes } from './schema';
import { CreateRequest } from '../../plugin-sdk/framework/resource';
import { Cloud, DmsSession } from '../dms-session';
import { Order } from '../run/order';
import { RefusedRun } from '../run/refused-run';
import { Parts, Report, Run } from '../run/run';
import { Fate } from '../run/target';

/** What of an apply, be it a create, an update or a delete, a run needs. */
type ApplyRequest = Pick<CreateRequest<BatchActionAttributes, DmsSession>,
  'provider' | 'log' | 'signal' | 'diagnostics'>;

/** The cloud to act in. Throws where the provider block is not known. */
export function cloudAtApply(provider: DmsSession, region: string | null, projectId: string | null): Cloud {
  const cloud = provider.cloud(region, projectId);
  if (cloud === undefined) {
    throw new Error('The provider block is still not known at apply: give it values that are known by then.');
  }
  return cloud;
}

/**
 * Runs an order, and passes its warnings on; `onTouched` is given the fates so far as soon as anything was done to an
 * instance. Undefined where it was refused before anything was sent, which is an error whatever `on_failure` says.
 */
export async function execute(order: Order, request: ApplyRequest, cloud: Cloud, projectId: string,
  onTouched: (fates: readonly Fate[]) => void): Promise<Report | undefined> {
  const { diagnostics } = request;
  try {
    const report = await new Run(order, partsOf(request, cloud, projectId, onTouched)).execute();
    for (const { summary, detail } of warningsOf(report)) diagnostics.warning(summary, detail);
    return report;
  } catch (error) {
    if (!(error instanceof RefusedRun)) throw error;
    diagnostics.error(error.summary, error.message);
    return undefined;
  }
}

function partsOf({ provider, log, signal }: ApplyRequest, cloud: Cloud, projectId: string,
  onTouched: (fates: readonly Fate[]) => void): Parts {
  const { parts: { clock, random, locks }, protection } = provider;
  if (protection === undefined) {
    throw new Error('`protected_instances` is still not known at apply: give it values that are known by then.');
  }
  return {
    api: cloud.api,
    clock,
    random,
    locks,
    log,
    signal,
    scope: `${cloud.region}/${projectId}`,
    protection,
    onChange: (fates) => {
      if (isTouched(fates)) onTouched(fates);
    },
  };
}

/** Whether anything was done to an instance that state must not forget. */
export const isTouched = (fates: readonly Fate[]): boolean => fates.some((fate) => fate.touched);
