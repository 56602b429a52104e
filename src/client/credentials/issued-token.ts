import { TokenCredentials } from './credentials';
import { IssuedProof } from './renewing-sign-in';
import { LenientObject } from '../answers/lenient-json';
import { isApiObject } from '../errors/error-answer';
import { HttpResponse } from '../transport/transport';

/** Whether an answer of IAM brings a token: it is in the header, and only the rest is JSON. */
export function isToken({ headers, body }: HttpResponse): boolean {
  return Boolean(headers['x-subject-token']) && isApiObject(body);
}

/** The token of such an answer. Its life is told by two dates of the cloud, so that our clock may be wrong. */
export function tokenOf({ headers, body }: HttpResponse, source: string): IssuedProof {
  const token = LenientObject.parse(body)?.object('token');
  const [from, until] = [token?.time('issued_at'), token?.time('expires_at')];
  return {
    proof: new TokenCredentials({ token: headers['x-subject-token'], source }),
    projectId: token?.object('project')?.text('id'),
    lifeMs: from === undefined || until === undefined ? Infinity : until - from,
  };
}
