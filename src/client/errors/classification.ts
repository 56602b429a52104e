import { ErrorAnswer, parseErrorAnswer } from './error-answer';
import { DmsError, ErrorKind } from './errors';
import { attempted, explain, explainUnexpectedAnswer } from './explanation';
import { Purpose } from './purpose';
import { CallNature } from '../pacing/retry';
import { HttpResponse } from '../transport/transport';

const BUSY_CODES = new Set(['DMS.00400017', 'DMS.00400026', 'DMS.00400099']);
const BUSY_ORDER_CODE = 'CBC.99003651';
const GONE_CODE = 'DMS.00404022';
const FLOW_CONTROL_CODES = new Set(['DMS.10240407', '10240407', 'APIGW.0308', 'APIG.0308']);

/** The error that an answer other than 2xx means. `now` is the time of this machine in epoch milliseconds. */
export function errorOf(response: HttpResponse, purpose: Purpose, nature: CallNature, now: number): DmsError {
  const answer = parseErrorAnswer(response, now);
  const kind = answer.isOfCloud ? kindOfCloudAnswer(response.status, answer.code)
    : kindOfUnknownSender(response, nature);
  const told = { ...purpose, onlyReads: nature === 'read' };
  return errorFrom(kind, explain(kind, response, answer, told, now), response, answer, told);
}

/**
 * The error that a 2xx means whose body is not what the API answers: a web page, a body that was cut off, an error that
 * came with status 200. `now` is the time of this machine in epoch milliseconds.
 */
export function errorOfUnexpectedAnswer(response: HttpResponse, purpose: Purpose, nature: CallNature,
  now: number): DmsError {
  const answer = parseErrorAnswer(response, now);
  // Whoever answered, an action may have been carried out. A read was not answered; the most it can get is a wait.
  const kind = nature === 'action' ? 'ambiguous'
    : FLOW_CONTROL_CODES.has(answer.code ?? '') ? 'flow_control' : 'contract';
  return errorFrom(kind, explainUnexpectedAnswer(kind, response, answer), response, answer, purpose);
}

/** Adds what the call was for to an error of the transport, which knows the host and the connection only. */
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

/** What the cloud's own answer means. A 404 may be throttling, and only one code means that the instance is gone. */
function kindOfCloudAnswer(status: number, code = ''): ErrorKind {
  if (status === 429 || FLOW_CONTROL_CODES.has(code)) return 'flow_control';
  if (status === 401) return 'authentication';
  if (status >= 500 || status === 408) return 'ambiguous';
  if (status === 403) return 'permission';
  if (status === 404 && code === GONE_CODE) return 'gone';
  if ((status === 400 && BUSY_CODES.has(code)) || code === BUSY_ORDER_CODE) return 'busy';
  return 'contract';
}

/**
 * What an answer without a code of the cloud's means. Nobody knows who sent it, nor what stands behind: it tells
 * nothing of a key, and the answer to an action counts as lost.
 */
function kindOfUnknownSender({ status, body }: HttpResponse, nature: CallNature): ErrorKind {
  // By definition a 429 is a refusal. But one that comes with a text is not the gateway's, so that it does not prove
  // that an action was refused.
  if (status === 429 && (nature === 'read' || body.trim() === '')) return 'flow_control';
  if (nature === 'action' || status >= 500 || status === 408) return 'ambiguous';
  return 'contract';
}
