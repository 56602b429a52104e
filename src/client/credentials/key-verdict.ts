import { Credentials } from './credentials';
import { DmsError, isDmsError } from '../errors/errors';

/** What an error tells of the key, token or password that was used. */
export type KeyVerdict = 'proven' | 'refused' | 'none';

const TOKEN_OF_ANOTHER_PROJECT = 'DMS.10240104';
const TOKEN_EXPIRED = 'DMS.10240102';
const GATEWAY_REFUSES = new Set(['APIGW.0301', 'APIG.0301']);
const EXPIRED = new Set([TOKEN_EXPIRED, 'APIGW.0307', 'APIG.0307']);
const TOKEN_REFUSED = new Set(['DMS.10240101', ...EXPIRED, ...GATEWAY_REFUSES]);

/**
 * What the gateways say of a proof that a fresh one would help with, beside that it has expired: an old token cannot be
 * read any more, an old temporary key is forgotten, or locked because many requests came with it after its end.
 * Keystone says of all of them that the request requires authentication.
 */
const EXPIRED_WORDS = new RegExp(['token\\b.*expire', 'expire.*token\\b', 'signature expired', 'decrypt token fail',
  '\\bak\\b.*not exist', 'reach(ed)? the limit', 'requires authentication'].join('|'), 'i');

/**
 * Only the cloud's own word counts. A refused key stops every later call with it; a proven one lets them leave in
 * parallel.
 */
export function verdictOf(error: DmsError, kind: Credentials['kind']): KeyVerdict {
  if (error.kind === 'authentication') return isRefused(error.code, kind) ? 'refused' : 'none';
  // These errors come from behind the gateway, which lets nobody through unauthenticated.
  const isFromBehindTheGateway = error.kind === 'permission' || /^(DMS|CBC)\./.test(error.code ?? '');
  return isFromBehindTheGateway ? 'proven' : 'none';
}

/** Whether the cloud refused a proof in a way that a fresh one of the same kind may help with: for its age, mostly. */
export function isExpired(error: unknown): boolean {
  if (!isDmsError(error, 'authentication')) return false;
  if (EXPIRED.has(error.code ?? '')) return true;
  // IAM's own refusals have no code.
  const mayTell = error.code === undefined || GATEWAY_REFUSES.has(error.code);
  return mayTell && EXPIRED_WORDS.test(error.apiMessage ?? '');
}

/**
 * Failures do not lock a token, so that only what is wrong with the token itself counts. Where a key or token is for
 * another project, one resource is at fault, and the others may go on.
 */
function isRefused(code: string | undefined, kind: Credentials['kind']): boolean {
  return kind === 'token' ? TOKEN_REFUSED.has(code ?? '') : code !== TOKEN_OF_ANOTHER_PROJECT;
}
