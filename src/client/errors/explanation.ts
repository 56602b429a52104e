import { authenticationReason } from './authentication-reason';
import { ErrorAnswer } from './error-answer';
import { ErrorKind } from './errors';
import { Purpose } from './purpose';
import { HttpResponse } from '../transport/transport';

/** The whole sentence of an error: what was asked, and what became of it. */
export function attempted(kind: ErrorKind, { what, onlyReads }: Purpose, explanation: string): string {
  return kind === 'ambiguous' && !onlyReads ? `Tried to ${what}: ${explanation}` : `Could not ${what}: ${explanation}`;
}

/** Says in sentences that follow "Could not …: " or "Tried to …: " what happened, and what to do next. */
export function explain(kind: ErrorKind, response: HttpResponse, answer: ErrorAnswer, purpose: Purpose,
  now: number): string {
  const { whenRefused } = purpose;
  if (answer.isOfCloud && whenRefused?.statuses.includes(response.status)) return whenRefused.reason;
  switch (kind) {
    case 'flow_control':
      return THROTTLED;
    case 'busy':
      return `${busyReason(answer.code)}; nothing was done. Wait until that is over and run again.`;
    case 'ambiguous':
      return ambiguousReason(response, answer, purpose);
    case 'authentication':
      return authenticationReason(response, answer, purpose, now)
        + (purpose.credentialsFrom ? ` Used were ${purpose.credentialsFrom}.` : '');
    case 'permission':
      return permissionReason(answer.code, purpose.permission);
    case 'gone':
      return 'the instance does not exist (any more). Check its id, the region and the project.';
    default:
      return contractReason(response, answer);
  }
}

/** Says the same of a 2xx whose body is not what the API answers. */
export function explainUnexpectedAnswer(kind: ErrorKind, { status }: HttpResponse, answer: ErrorAnswer): string {
  if (kind === 'flow_control') return THROTTLED;
  const what = answer.code ? `an error came with status ${status}`
    : `an answer came (status ${status}) that is not the API's`;
  if (kind === 'ambiguous') return `${what}, ${UNKNOWN_OUTCOME}, the endpoints and the proxy settings.`;
  const reason = answer.code ? '' : ': it is not JSON, or not an object';
  return `${what}${reason}. Check the endpoints and the proxy settings.`;
}

/** Says why a call did not leave: an earlier one with the same key was refused. */
export function explainHeldBack(refusal: string): string {
  return `Nothing was sent, because an earlier request with this key was refused. ${refusal}`;
}

/** Says that the caller's signal ended the call. */
export const CANCELLED = 'The run was cancelled.';

const THROTTLED = 'requests are throttled at the moment; this one was refused and nothing was done. '
  + 'Wait a few minutes and run again, with fewer runs in parallel.';

const TRY_AGAIN = 'Nothing has changed by it. Run again in a few minutes; if the error persists, check the endpoints '
  + 'and the proxy settings, and report it to the cloud with the request id.';

const UNKNOWN_OUTCOME =
  'so it is unknown whether the request was carried out. Check the state of the instances';

function ambiguousReason({ status }: HttpResponse, { isOfCloud, isWebPage }: ErrorAnswer,
  { onlyReads }: Purpose): string {
  if (status >= 500 || status === 408) {
    const who = isOfCloud ? 'the API'
      : isWebPage ? 'a proxy or load balancer' : 'the API, or a proxy or load balancer on the way,';
    if (onlyReads) return `${who} answered with a server error. ${TRY_AGAIN}`;
    return `${who} answered with a server error, ${UNKNOWN_OUTCOME}; `
      + 'if the error persists, report it to the cloud with the request id.';
  }
  return `a proxy or gateway on the way answered (HTTP ${status}, no code of the cloud), ${UNKNOWN_OUTCOME}, `
    + 'the endpoints and the proxy settings.';
}

function busyReason(code: string | undefined): string {
  switch (code) {
    case 'DMS.00400017':
      return 'another job of the instance is running';
    case 'DMS.00400026':
      return 'the current status of an instance does not allow it';
    case 'DMS.00400099':
      return 'some of the instances are being created, started, stopped or restarted and cannot be deleted now';
    default:
      return 'another operation on the order of the instance is in progress';
  }
}

function permissionReason(code: string | undefined, permission: string | undefined): string {
  if (code === 'DMS.10240306') return 'the account is frozen. Settle it with the cloud first.';
  const missing = permission ? `the permission ${permission}` : 'a permission for this';
  const hint = code === 'DMS.00403002' ? ' (the user may only read)' : '';
  return `the credentials are valid but lack ${missing}${hint}. `
    + 'Grant it in IAM for this project, or use other credentials.';
}

function contractReason(response: HttpResponse, answer: ErrorAnswer): string {
  const { status } = response;
  if (status >= 300 && status < 400) {
    return 'the endpoint answered with a redirect, which is never followed. Check the region and the endpoints.';
  }
  if (status === 407) return 'the proxy wants a user name and password. Check HTTPS_PROXY.';
  if ((status === 401 || status === 403) && !answer.isOfCloud) {
    return `a proxy or gateway on the way refused it (HTTP ${status}, no code of the cloud). `
      + 'Check the proxy settings, the endpoints and what the network allows.';
  }
  if (answer.isWebPage) {
    return 'a web page came back instead of an API answer. Check the endpoints and the proxy settings.';
  }
  switch (answer.code) {
    case 'APIGW.0101':
    case 'APIG.0101':
    case 'APIGW.0103':
    case 'APIG.0103':
    case 'DMS.00404001':
      return 'the endpoint does not know this API. Check the region and the endpoints.';
    case 'DMS.00400002':
    case 'DMS.10240005':
      return 'the project id is not well-formed. Check project_id.';
    case 'DMS.00500986':
      return 'the account is restricted. Settle it with the cloud first.';
    case 'DMS.00500987':
      return 'the balance of the account does not suffice. Top it up first.';
    default:
      return status === 404
        ? 'the endpoint or the object was not found. Check the region, the project id and the endpoints.'
        : 'the API refused the request. Check the arguments against its message.';
  }
}
