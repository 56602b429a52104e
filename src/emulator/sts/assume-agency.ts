import { CloudState } from '../cloud-state';
import { assumableAgency } from '../iam/assumable-agency';
import { secondsAsked } from '../iam/key-life';
import { issueKey } from '../iam/temporary-key';
import { stsError } from '../routing/api-error';
import { RouteAnswer, Call } from '../routing/call';
import { STS_REFUSALS } from '../routing/refusals';

const KEY_LIFE = { least: 900, most: 43_200, usual: 3_600 };

/** POST /v5/agencies/assume: temporary keys for an agency that a URN names. */
export function assumeAgency(state: CloudState, call: Call): RouteAnswer {
  const { agency_urn: urn, agency_session_name: session, duration_seconds: asked } = readBody(call.body);
  const [, domainId, name] = /^iam::([^:]+):agency:([^:]+)$/.exec(String(urn)) ?? [];
  if (name === undefined) throw stsError(STS_REFUSALS.invalidUrn);
  if (typeof session !== 'string' || !/^[\w+=,.@-]{2,64}$/.test(session)) throw stsError(STS_REFUSALS.invalidSession);
  const seconds = secondsAsked(asked, KEY_LIFE);
  if (seconds === undefined) throw stsError(STS_REFUSALS.invalidDuration(KEY_LIFE.least, KEY_LIFE.most));

  const actor = call.identity.kind === 'none' ? {} : call.identity;
  const agency = assumableAgency(state.account, actor, name, (candidate) => candidate.domainId === domainId);
  if (!agency) throw stsError(STS_REFUSALS.noSuchAgency(String(urn)));
  const key = issueKey(state, { agency: name }, seconds * 1000, call.now);
  return {
    status: 200,
    json: {
      assumed_agency: { urn: `sts::${domainId}:assumed-agency:${name}/${session}`, id: `${name}:${session}` },
      credentials: {
        access_key_id: key.accessKey,
        secret_access_key: key.secretKey,
        security_token: key.securityToken,
        expiration: new Date(key.expiresAt).toISOString(),
      },
    },
  };
}

function readBody(body: string): Readonly<Record<string, unknown>> {
  try {
    return (JSON.parse(body) as Record<string, unknown> | null) ?? {};
  } catch {
    throw stsError(STS_REFUSALS.bodyNotJson);
  }
}
