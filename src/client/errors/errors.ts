import { actionNotSent } from './texts';

/**
 * What a failure means for the caller:
 *
 * - `flow_control`: the call was refused for now, and nothing was done.
 * - `busy`: the call was refused because of the instance's status or job, and nothing was done.
 * - `never_sent`: no request left this machine.
 * - `ambiguous`: the request may or may not have been carried out.
 * - `authentication`: the key or token was not accepted.
 * - `permission`: the key or token was accepted, but may not do this.
 * - `gone`: the instance does not exist.
 * - `contract`: the call was refused for what it asks, or where it asks.
 * - `cancelled`: the caller's signal ended the call.
 *
 * `busy`, `authentication`, `permission` and `gone` are the word of the cloud, told by a code of its own: a proxy
 * cannot cause them.
 */
export type ErrorKind =
  | 'flow_control'
  | 'busy'
  | 'never_sent'
  | 'ambiguous'
  | 'authentication'
  | 'permission'
  | 'gone'
  | 'contract'
  | 'cancelled';

/** What the answer said. Every member is missing when there was no answer. */
export interface DmsErrorDetails {
  /** @default - no answer came */
  readonly httpStatus?: number;
  /**
   * The code of the API or of the gateway: `DMS.00400026`, `APIGW.0308`.
   * @default - the answer had none
   */
  readonly code?: string;
  /**
   * The API's own words.
   * @default - the answer had none
   */
  readonly apiMessage?: string;
  /** @default - the answer had none */
  readonly requestId?: string;
  /**
   * How long the server asks to wait, in milliseconds.
   * @default - the server did not ask to wait
   */
  readonly retryAfterMs?: number;
}

/**
 * The only error the client throws for what happens outside this process. `explanation` is for people: what happened
 * and what to do next. `message` adds the code, the API's words and the request id. Neither ever holds a secret.
 */
export class DmsError extends Error implements DmsErrorDetails {
  public readonly kind: ErrorKind;
  public readonly explanation: string;
  public readonly httpStatus?: number;
  public readonly code?: string;
  public readonly apiMessage?: string;
  public readonly requestId?: string;
  public readonly retryAfterMs?: number;

  constructor(kind: ErrorKind, explanation: string, details: DmsErrorDetails = {}) {
    super(explanation + evidence(details));
    this.name = 'DmsError';
    this.kind = kind;
    this.explanation = explanation;
    this.httpStatus = details.httpStatus;
    this.code = details.code;
    this.apiMessage = details.apiMessage;
    this.requestId = details.requestId;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** What failed before an action could leave: whatever became of that, the action was not sent. */
export function neverBegun(error: DmsError): DmsError {
  return error.kind === 'ambiguous' || error.kind === 'flow_control'
    ? new DmsError('never_sent', actionNotSent(error.explanation), error) : error;
}

/** Whether an error is a DmsError, and of one of the kinds where kinds are named. */
export function isDmsError(error: unknown, ...kinds: readonly ErrorKind[]): error is DmsError {
  return error instanceof DmsError && (kinds.length === 0 || kinds.includes(error.kind));
}

function evidence(details: DmsErrorDetails): string {
  const parts = [
    details.httpStatus && `HTTP ${details.httpStatus}`,
    details.code,
    details.apiMessage && `"${details.apiMessage}"`,
    details.requestId && `request id ${details.requestId}`,
  ].filter(Boolean);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}
