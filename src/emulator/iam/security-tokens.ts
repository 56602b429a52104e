import { Actor, actorOf } from '../authentication/actor';
import { CloudState } from '../cloud-state';
import { cloudTime } from '../cloud-time';
import { assumableAgency } from './assumable-agency';
import { secondsAsked } from './key-life';
import { isGiven, LogIn, means, readLogIn } from './log-in';
import { issueKey, securityKeyView } from './temporary-key';
import { iamError } from '../routing/api-error';
import { RouteAnswer, Call } from '../routing/call';
import { IAM_REFUSALS } from '../routing/refusals';
import { headerOf } from '../wire';

const KEY_LIFE = { least: 900, most: 86_400, usual: 900 };

/** POST /v3.0/OS-CREDENTIAL/securitytokens: temporary keys for an agency, or for whoever a token is of. */
export function issueSecurityToken(state: CloudState, call: Call): RouteAnswer {
  const { identity = {} } = readLogIn(call.body);
  if (!asksFor(identity, 'assume_role') && !asksFor(identity, 'token')) throw iamError(IAM_REFUSALS.keysByWhat);
  const [actor, asked] = asksFor(identity, 'assume_role')
    ? [agencyAsked(state, call, identity.assume_role), identity.assume_role?.duration_seconds]
    : [ofToken(state, call, identity.token), identity.token?.duration_seconds];
  const seconds = secondsAsked(asked, KEY_LIFE);
  if (seconds === undefined) throw iamError(IAM_REFUSALS.invalidDuration(KEY_LIFE.least, KEY_LIFE.most));
  const key = issueKey(state, actor, seconds * 1000, call.now);
  return { status: 201, json: securityKeyView(key) };
}

/** Whether such a request is its own proof: a token in its body, or in its head instead, says who asks. */
export function bringsToken(body: string): boolean {
  try {
    const { identity } = readLogIn(body);
    return asksFor(identity, 'token') && !asksFor(identity, 'assume_role');
  } catch {
    return false;
  }
}

type Asked = NonNullable<LogIn['identity']>;

function asksFor(identity: Asked | undefined, method: 'assume_role' | 'token'): boolean {
  const methods: unknown = identity?.methods;
  return Array.isArray(methods) && methods.includes(method);
}

function agencyAsked({ account }: CloudState, { identity }: Call, wanted: Asked['assume_role']): Actor {
  const { agency_name: name, domain_id: domainId, domain_name: domainName } = wanted ?? {};
  if (!isText(name)) throw iamError(IAM_REFUSALS.incomplete('agency_name', 'assume_role'));
  if (!isGiven(domainId) && !isGiven(domainName)) {
    throw iamError(IAM_REFUSALS.incomplete('domain_id or domain_name', 'assume_role'));
  }
  const agency = assumableAgency(account, identity.kind === 'none' ? {} : identity, name, (candidate) =>
    means({ id: domainId, name: domainName }, { id: candidate.domainId, name: candidate.domainName }, 'assume_role'));
  if (!agency) throw iamError(IAM_REFUSALS.noSuchAgency(name, String(domainName ?? domainId)));
  return { agency: agency.name };
}

function ofToken(state: CloudState, { request, now }: Call, wanted: Asked['token']): Actor {
  const token = wanted?.id ?? headerOf(request, 'x-auth-token');
  if (!isText(token)) throw iamError(IAM_REFUSALS.incomplete('id', 'token, or a token in X-Auth-Token'));
  const issued = state.tokens.find(token);
  if (!issued) throw iamError(IAM_REFUSALS.invalidToken);
  if (cloudTime(state, now) >= issued.expiresAt) throw iamError(IAM_REFUSALS.tokenExpired);
  return actorOf(issued);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
