import { EmulatorClock } from '../clock';
import { Profile } from '../profiles/profile';
import { dmsError, gatewayError } from '../routing/api-error';
import { DMS_REFUSALS, GATEWAY_REFUSALS } from '../routing/refusals';
import { Dropped, WireResponse } from '../wire';
import { errorBody, falseAnswer, JSON_HEADERS, TORSO } from './false-answer';
import { Fault, Trouble } from './fault';

/** The request that a fault hits, and the cloud it is sent to. */
export interface FaultContext {
  readonly profile: Profile;
  readonly clock: EmulatorClock;
  readonly signal: AbortSignal;
  /** Carries the request out and answers it. */
  execute(): WireResponse;
}

/**
 * Answers a request the way its fault wants it.
 *
 * @throws ApiError where the cloud would refuse.
 */
export async function suffer(fault: Fault, context: FaultContext): Promise<WireResponse | Dropped> {
  const { profile, execute } = context;
  switch (fault.kind) {
    case 'status':
      if (fault.executed) execute();
      return { status: fault.status, headers: { ...JSON_HEADERS, ...fault.headers }, body: errorBody(fault) };
    case 'flow_control': {
      const headers: Record<string, string> = fault.retryAfterSeconds === undefined ? {}
        : { 'retry-after': String(fault.retryAfterSeconds) };
      throw gatewayError(profile, GATEWAY_REFUSALS.throttled, headers);
    }
    case 'flow_control_404':
      throw dmsError(DMS_REFUSALS.flowControl);
    case 'html_502': {
      if (fault.executed) execute();
      const status = fault.status ?? 502;
      return {
        status,
        headers: { 'content-type': 'text/html' },
        body: `<html><body><h1>${status}</h1><p>proxy</p></body></html>`,
      };
    }
    case 'drop_before':
      return { dropped: 'before' };
    case 'drop_after':
      execute();
      return { dropped: 'after' };
    case 'garbled':
      execute();
      return TORSO;
    case 'delay':
      return delayed(fault, context);
    default:
      return falseAnswer(fault, 'executed' in fault && fault.executed ? execute() : undefined);
  }
}

async function delayed({ ms, executed }: Extract<Trouble, { kind: 'delay' }>,
  { clock, signal, execute }: FaultContext): Promise<WireResponse> {
  const early = executed ? execute() : undefined;
  await clock.sleep(ms, signal);
  return early ?? execute();
}
