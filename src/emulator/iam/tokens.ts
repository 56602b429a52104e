import { Project } from '../account';
import { IssuedToken } from '../authentication/token-store';
import { CloudState } from '../cloud-state';
import { cloudTime } from '../cloud-time';
import { iamError } from '../routing/api-error';
import { RouteAnswer, Call } from '../routing/call';
import { IAM_REFUSALS } from '../routing/refusals';
import { headerOf } from '../wire';
import { catalogFor, requestOriginOf } from './catalog';

interface Named {
  readonly id?: string;
  readonly name?: string;
}

interface PasswordUser extends Named {
  readonly password?: string;
  readonly domain?: Named;
}

/** The part of a log-in request that matters; anything may be missing. */
interface LogIn {
  readonly auth?: {
    readonly identity?: {
      readonly methods?: readonly string[];
      readonly password?: { readonly user?: PasswordUser };
    };
    readonly scope?: { readonly project?: Named };
  };
}

/** POST /v3/auth/tokens: log-in with a password; the token travels in the header X-Subject-Token. */
export function issueToken(state: CloudState, call: Call): RouteAnswer {
  const { auth } = readLogIn(call.body);
  const methods: unknown = auth?.identity?.methods;
  if (!Array.isArray(methods) || !methods.includes('password')) throw iamError(IAM_REFUSALS.passwordOnly);
  requirePassword(state, auth?.identity?.password?.user);
  const project = scopedProject(state, auth?.scope?.project);
  const { token, issued } = state.tokens.issue(project?.id, call.now);
  return { status: 201, headers: { 'x-subject-token': token }, json: tokenView(state, call, issued, project) };
}

/** GET /v3/auth/tokens: what a token in X-Subject-Token is worth. */
export function showToken(state: CloudState, call: Call): RouteAnswer {
  const token = headerOf(call.request, 'x-subject-token');
  const issued = state.tokens.find(token);
  if (!issued || call.now >= issued.expiresAt) throw iamError(IAM_REFUSALS.noSuchToken);
  const project = state.projects.find(({ id }) => id === issued.projectId);
  return { status: 200, headers: { 'x-subject-token': token }, json: tokenView(state, call, issued, project) };
}

function readLogIn(body: string): LogIn {
  try {
    return JSON.parse(body) as LogIn ?? {};
  } catch {
    throw iamError(IAM_REFUSALS.bodyNotJson);
  }
}

function requirePassword({ account }: CloudState, user: PasswordUser | undefined): void {
  const known = user?.name === account.userName && user.password === account.password;
  const domain = user?.domain;
  const rightDomain = domain?.name === account.domainName || domain?.id === account.domainId;
  if (!known || !rightDomain) throw iamError(IAM_REFUSALS.wrongPassword);
}

function scopedProject({ projects }: CloudState, wanted: Named | undefined): Project | undefined {
  if (!wanted) return undefined;
  const project = projects.find(({ id, name, enabled }) =>
    enabled && (wanted.id ? id === wanted.id : name === wanted.name),
  );
  if (!project) throw iamError(IAM_REFUSALS.noSuchProject(wanted.id ?? wanted.name ?? ''));
  return project;
}

function tokenView(state: CloudState, call: Call, issued: IssuedToken,
  project: Project | undefined): Record<string, unknown> {
  const { account, region } = state;
  const domain = { id: account.domainId, name: account.domainName };
  return {
    token: {
      methods: ['password'],
      issued_at: new Date(cloudTime(state, issued.issuedAt)).toISOString(),
      expires_at: new Date(cloudTime(state, issued.expiresAt)).toISOString(),
      user: { id: 'u0000000000000000000000000000001', name: account.userName, domain },
      roles: [{ id: '0', name: 'te_admin' }],
      catalog: catalogFor(region, requestOriginOf(call), project),
      ...(project ? { project: { id: project.id, name: project.name, domain } } : { domain }),
    },
  };
}
