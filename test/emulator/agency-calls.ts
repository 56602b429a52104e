import { Answer, Caller, CallOptions } from './caller';
import { SigningCredentials } from '../../src/client/signer/signer';

/** The call of IAM that hands out temporary keys. */
export const SECURITY_TOKENS = '/v3.0/OS-CREDENTIAL/securitytokens';

/** Asks for keys of an agency; undefined leaves a part away. */
export async function assumeRole(caller: Caller, changes: Readonly<Record<string, unknown>> = {},
  options: CallOptions = {}): Promise<Answer> {
  const [{ name, domainName }] = caller.cloud.account.agencies;
  const wanted = { agency_name: name, domain_name: domainName, ...changes };
  return caller.call('POST', SECURITY_TOKENS, { auth: { identity: { methods: ['assume_role'], assume_role: wanted } } },
    options);
}

/** Asks for the keys of whoever a token is of; a text in `token` is the token, an object is sent as it is. */
export async function keysForToken(caller: Caller, token: unknown, options: CallOptions = {}): Promise<Answer> {
  const given = typeof token === 'string' ? { id: token } : token;
  return caller.call('POST', SECURITY_TOKENS, { auth: { identity: { methods: ['token'], token: given } } },
    { anonymous: true, ...options });
}

/** Asks the newer call for keys of an agency; undefined leaves a part away. */
export async function assumeAgency(caller: Caller, changes: Readonly<Record<string, unknown>> = {},
  options: CallOptions = {}): Promise<Answer> {
  const [{ name, domainId }] = caller.cloud.account.agencies;
  const body = { agency_urn: `iam::${domainId}:agency:${name}`, agency_session_name: 'session', ...changes };
  return caller.call('POST', '/v5/agencies/assume', body, options);
}

/** The keys in an answer of IAM or of the metadata service. */
export function keyIn({ json: { credential } }: Answer): SigningCredentials {
  return { accessKey: credential.access, secretKey: credential.secret, securityToken: credential.securitytoken };
}

/** Whom the last request acted as. */
export function lastActor({ cloud }: Caller): string | undefined {
  return cloud.requests().at(-1)!.actsAs;
}
