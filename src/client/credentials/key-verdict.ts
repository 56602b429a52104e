import { Credentials } from './credentials';
import { DmsError } from '../errors/errors';

/** What an error says of the key or token that was used. */
export type KeyVerdict = 'proven' | 'refused' | 'none';

const TOKEN_OF_ANOTHER_PROJECT = 'DMS.10240104';
const TOKEN_REFUSED = new Set(['DMS.10240101', 'DMS.10240102', 'APIGW.0301', 'APIG.0301']);

/**
 * Only the cloud's own word counts: a refused key stops every later call with it, a proven one lets them leave in
 * parallel.
 */
export function verdictOf(error: DmsError, kind: Credentials['kind']): KeyVerdict {
  if (error.kind === 'authentication') return isRefused(error.code, kind) ? 'refused' : 'none';
  // these come from behind the gateway, which lets nobody through unauthenticated
  const isFromBehindTheGateway = error.kind === 'permission' || /^(DMS|CBC)\./.test(error.code ?? '');
  return isFromBehindTheGateway ? 'proven' : 'none';
}

/**
 * A token is not locked by failures, so only what is wrong with the token itself counts; a wrong project is the fault
 * of one resource.
 */
function isRefused(code: string | undefined, kind: Credentials['kind']): boolean {
  return kind === 'token' ? TOKEN_REFUSED.has(code ?? '') : code !== TOKEN_OF_ANOTHER_PROJECT;
}
