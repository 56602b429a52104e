import { CloudState } from '../cloud-state';
import { cloudTime } from '../cloud-time';
import { readLogIn } from './log-in';
import { scopedProject } from './scope';
import { tokenView } from './tokens';
import { iamError } from '../routing/api-error';
import { RouteAnswer, Call } from '../routing/call';
import { ID_TOKEN_FLAWS, IAM_REFUSALS } from '../routing/refusals';
import { headerOf } from '../wire';

/** POST /v3.0/OS-AUTH/id-token/tokens: log-in with the id token of a provider that the account trusts. */
export function issueFederatedToken(state: CloudState, call: Call): RouteAnswer {
  const { id_token: given, scope } = readLogIn(call.body);
  const subject = provenSubject(state, call, given?.id);
  const project = scopedProject(state, scope);
  const { token, issued } = state.tokens.issue({
    projectId: project?.id,
    subject,
    ...(project || scope?.domain ? {} : { unscoped: true }),
  }, cloudTime(state, call.now), state.behaviours.tokenLifeMs);
  return { status: 201, headers: { 'x-subject-token': token }, json: tokenView(state, call, issued, project) };
}

function provenSubject({ account, identityProvider }: CloudState, { request, now }: Call, idToken: unknown): string {
  const provider = headerOf(request, 'x-idp-id');
  if (!provider) throw iamError(IAM_REFUSALS.incomplete('X-Idp-Id', 'the headers'));
  if (typeof idToken !== 'string' || idToken === '') throw iamError(IAM_REFUSALS.incomplete('id', 'id_token'));
  if (provider !== account.identityProvider.id) throw iamError(IAM_REFUSALS.noSuchIdentityProvider(provider));
  const verdict = identityProvider.verify(idToken, now);
  if (!verdict.valid) throw iamError(IAM_REFUSALS.invalidIdToken(ID_TOKEN_FLAWS[verdict.flaw]));
  return verdict.subject;
}
