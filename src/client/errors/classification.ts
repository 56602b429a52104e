import { ErrorAnswer, parseErrorAnswer } from './error-answer';
import { DmsError, ErrorKind } from './errors';
import { explain, explainStrangeAnswer } from './explanation';
import { CallNature } from '../pacing/retry';
import { HttpResponse } from '../transport/transport';

/** What was asked, for the error text. */
export interface Purpose {
  /** Completes "Could not …" and "Tried to …": `list the Kafka instances`. */
  readonly what: string;
  /** The permission it needs: `dms:instance:list`. */
  readonly permission?: string;
  /**
   * Where the credentials were found, never what they are: `HW_ACCESS_KEY and HW_SECRET_KEY in the environment (HW_…)`.
   */
  readonly credentialsFrom?: string;
}

const BUSY_CODES = new Set(['DMS.00400017', 'DMS.00400026', 'DMS.00400099']);
const BUSY_ORDER_CODE = 'CBC.99003651';
const GONE_CODE = 'DMS.00404022';
const FLOW_CONTROL_CODES = new Set(['DMS.10240407', '10240407', 'APIGW.0308', 'APIG.0308']);

/** The error that an answer other than 2xx means; `now` is our time in epoch ms. */
export function errorOf(response: HttpResponse, purpose: Purpose, nature: CallNature, now: number): DmsError {
  const answer = parseErrorAnswer(response, now);
  const kind = answer.isOfCloud ? kindOf(response.status, answer.code) : kindOfStranger(response, nature);
  return errorFrom(kind, explain(kind, response, answer, purpose, now), response, answer, purpose);
}

/**
 * The error that a 2xx means whose body is not what the API answers: a page, a torso, an error that came with status
 * 200.
 */
export function errorOfStrangeAnswer(response: HttpResponse, purpose: Purpose, nature: CallNature,
  now: number): DmsError {
  const answer = parseErrorAnswer(response, now);
  // an action may have been carried out, whoever answered; a read can at most be worth a wait
  const kind = nature === 'action' ? 'ambiguous'
    : FLOW_CONTROL_CODES.has(answer.code ?? '') ? 'flow_control' : 'contract';
  return errorFrom(kind, explainStrangeAnswer(kind, response, answer), response, answer, purpose);
}

/** The error of a transport, which knows no more than host and connection, as an error of what was asked. */
export function withPurpose(error: DmsError, purpose: Purpose): DmsError {
  return error.kind === 'cancelled' ? error
    : new DmsError(error.kind, attempted(error.kind, purpose, error.explanation), error);
}

function errorFrom(kind: ErrorKind, explanation: string, response: HttpResponse, answer: ErrorAnswer,
  purpose: Purpose): DmsError {
  return new DmsError(kind, attempted(kind, purpose, explanation), {
    httpStatus: response.status,
    code: answer.code,
    apiMessage: answer.message,
    requestId: answer.requestId,
    retryAfterMs: answer.retryAfterMs,
  });
}

function attempted(kind: ErrorKind, { what }: Purpose, explanation: string): string {
  return kind === 'ambiguous' ? `Tried to ${what}: ${explanation}` : `Could not ${what}: ${explanation}`;
}

/** The word of the cloud. A 404 may be throttling, and only one code means that the instance is gone. */
function kindOf(status: number, code = ''): ErrorKind {
  if (status === 429 || FLOW_CONTROL_CODES.has(code)) return 'flow_control';
  if (status === 401) return 'authentication';
  if (status >= 500 || status === 408) return 'ambiguous';
  if (status === 403) return 'permission';
  if (status === 404 && code === GONE_CODE) return 'gone';
  if ((status === 400 && BUSY_CODES.has(code)) || code === BUSY_ORDER_CODE) return 'busy';
  return 'contract';
}

/**
 * Without a code of the cloud's nobody knows who answered, nor what stands behind: no verdict on a key, and the answer
 * to an action is lost.
 */
function kindOfStranger({ status, body }: HttpResponse, nature: CallNature): ErrorKind {
  // by its definition a refusal; but where a text came with it, it is not the gateway, and its word does not count for
  // an action
  if (status === 429 && (nature === 'read' || body.trim() === '')) return 'flow_control';
  if (nature === 'action' || status >= 500 || status === 408) return 'ambiguous';
  return 'contract';
}
