import { Account, Project } from '../account';
import { IssuedToken } from '../authentication/token-store';
import { CloudState } from '../cloud-state';
import { cloudTime } from '../cloud-time';
import { iamError } from '../routing/api-error';
import { RouteAnswer, Call } from '../routing/call';
import { IAM_REFUSALS } from '../routing/refusals';
import { headerOf } from '../wire';
import { catalogFor, requestOriginOf } from './catalog';
import { readLogIn } from './log-in';
import { requirePassword } from './password-check';
import { scopedProject } from './scope';

/** POST /v3/auth/tokens: log-in with a password; the token travels in the header X-Subject-Token. */
export function issueToken(state: CloudState, call: Call): RouteAnswer {
  const { identity, scope } = readLogIn(call.body);
  const methods: unknown = identity?.methods;
  if (!Array.isArray(methods) || !methods.includes('password')) throw iamError(IAM_REFUSALS.passwordOnly);
  requirePassword(state, identity?.password?.user, call.now);
  const project = scopedProject(state, scope);
  const { token, issued } = state.tokens.issue({ projectId: project?.id }, cloudTime(state, call.now),
    state.behaviours.tokenLifeMs);
  return { status: 201, headers: { 'x-subject-token': token }, json: tokenView(state, call, issued, project) };
}

/** GET /v3/auth/tokens: what a token in X-Subject-Token is worth. */
export function showToken(state: CloudState, call: Call): RouteAnswer {
  const token = headerOf(call.request, 'x-subject-token');
  const issued = state.tokens.find(token);
  if (!issued || cloudTime(state, call.now) >= issued.expiresAt) throw iamError(IAM_REFUSALS.noSuchToken);
  const project = state.projects.find(({ id }) => id === issued.projectId);
  return { status: 200, headers: { 'x-subject-token': token }, json: tokenView(state, call, issued, project) };
}

/** What a token is worth, as IAM tells it. */
export function tokenView(state: CloudState, call: Call, issued: IssuedToken,
  project: Project | undefined): Record<string, unknown> {
  const { account, region } = state;
  const domain = { id: account.domainId, name: account.domainName };
  const federated = issued.subject !== undefined;
  const scope = issued.unscoped ? {} : {
    roles: [{ id: '0', name: 'te_admin' }],
    catalog: catalogFor(region, requestOriginOf(call), project),
    ...(project ? { project: { id: project.id, name: project.name, domain } } : { domain }),
  };
  return {
    token: {
      methods: [federated ? 'mapped' : 'password'],
      issued_at: new Date(issued.issuedAt).toISOString(),
      expires_at: new Date(issued.expiresAt).toISOString(),
      user: federated ? federatedUser(account, String(issued.subject))
        : { id: account.userId, name: account.userName, domain },
      ...scope,
    },
  };
}

/** Somebody whom the account does not know as a user. */
function federatedUser({ domainId, domainName, identityProvider }: Account, subject: string): Record<string, unknown> {
  return {
    'id': subject,
    'name': subject,
    'domain': { id: domainId, name: domainName },
    'OS-FEDERATION': { groups: [], identity_provider: { id: identityProvider.id }, protocol: { id: 'oidc' } },
  };
}
