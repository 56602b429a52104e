import { CloudState } from '../cloud-state';
import { cloudTime } from '../cloud-time';
import { issueKey, securityKeyView } from '../iam/temporary-key';
import { metadataError } from '../routing/api-error';
import { RouteAnswer, Call } from '../routing/call';
import { METADATA_REFUSALS } from '../routing/refusals';
import { headerOf } from '../wire';

/** Invented, like everything about the machine. */
const MACHINE_ID = 'e0000000-0000-4000-8000-000000000001';

const KEY_LIFE_MS = 24 * 60 * 60 * 1000;
const MOST_TOKEN_SECONDS = 21_600;

/** PUT /meta-data/latest/api/token: a token that the other calls want. */
export function issueMetadataToken(state: CloudState, { request, now }: Call): RouteAnswer {
  requirePresence(state);
  if (state.behaviours.metadata === 'plain') throw metadataError(METADATA_REFUSALS.wrongMethod);
  const ttl = headerOf(request, 'x-metadata-token-ttl-seconds');
  const seconds = /^\d+$/.test(ttl) ? Number(ttl) : 0;
  if (seconds < 1 || seconds > MOST_TOKEN_SECONDS) {
    throw metadataError(METADATA_REFUSALS.invalidTtl(MOST_TOKEN_SECONDS));
  }
  const { token } = state.metadataTokens.issue({}, cloudTime(state, now), seconds * 1000);
  return { status: 200, text: token };
}

/** GET /openstack/latest/securitykey: temporary keys of the agency that is bound to the machine. */
export function showSecurityKey(state: CloudState, call: Call): RouteAnswer {
  requirePresence(state);
  const [bound] = state.account.agencies;
  if (state.behaviours.metadata === 'no_agency' || !bound) throw metadataError(METADATA_REFUSALS.noAgency);
  requireToken(state, call);
  const key = issueKey(state, { agency: bound.name, fromMetadata: true }, KEY_LIFE_MS, call.now);
  return { status: 200, json: securityKeyView(key) };
}

/** GET /openstack/latest/meta_data.json: where the machine is. */
export function showMetadata(state: CloudState, call: Call): RouteAnswer {
  requirePresence(state);
  requireToken(state, call);
  const { region, projects: [{ id }] } = state;
  const machine = { uuid: MACHINE_ID, region_id: region, project_id: id, availability_zone: `${region}a` };
  return { status: 200, json: machine };
}

function requirePresence({ behaviours }: CloudState): void {
  if (behaviours.metadata === 'absent') throw metadataError(METADATA_REFUSALS.noSuchUrl);
}

function requireToken(state: CloudState, { request, now }: Call): void {
  if (state.behaviours.metadata === 'plain') return;
  const issued = state.metadataTokens.find(headerOf(request, 'x-metadata-token'));
  if (!issued || cloudTime(state, now) >= issued.expiresAt) throw metadataError(METADATA_REFUSALS.noToken);
}
