import { SAMPLE_ACCOUNT, SAMPLE_PROJECT_ID } from '../account';
import { ADMIN_CALLS } from '../admin/admin-routes';
import { LOG_BOUNDS } from '../admin/request-log';
import { DEFAULT_REGION } from '../cloud-options';
import { FAULT_KINDS } from '../faults/fault';
import { TIMING } from '../lifecycle/action-plan';
import { LIMITATIONS } from '../limitations';
import { BEHAVIOURS } from '../profiles/behaviours';
import { OTC_REGIONS } from '../profiles/profile';

const RESTART_SECONDS = Math.round((TIMING.restart.lagMs + TIMING.restart.durationMs) / 1000);

const { agencies, identityProvider: IDENTITY_PROVIDER } = SAMPLE_ACCOUNT;
const AGENCIES = agencies
  .map(({ name, domainName, domainId, assumableBy }) =>
    `  agency ${name} of ${domainName} (${domainId}), for ${assumableBy === 'account' ? 'the account' : assumableBy}`)
  .join('\n');

/** The answer to `dms-emulator --help`. */
export function helpText(): string {
  return `Usage: dms-emulator [options]

A local Distributed Message Service (Kafka) with its IAM and a machine's metadata service: restarts and deletes
instances that are not there. It listens on 127.0.0.1, shows its fleet on a web page at /, and ends with Ctrl-C.

Options:
  --json             print one line of JSON when it listens, for programs
  --port NUMBER      where to listen (a free port)
  --region NAME      the region to play (${DEFAULT_REGION}); ${OTC_REGIONS.join(', ')} play Open Telekom Cloud,
                     others Huawei Cloud
  --project-id ID    32 hex digits: the project that owns the fleet (${SAMPLE_PROJECT_ID}, in every region)
  --fleet FILE       JSON list of instances: [{"name": "orders", "id": "<uuid>", "status": "RUNNING"}, ...]
                     (six running instances and two whose creation failed); or an object with "instances" and further
                     "projects": [{"name": "eu-de_shop", "id": "<32 hex digits>"}], of which an instance may
                     name one: "project_id"; "cluster": {"brokersAlive": 2} begins with one that is ill
  --pace NUMBER      multiplies all durations: 0.1 is ten times faster (1: a restart takes about ${RESTART_SECONDS} s)
  --exit-with-stdin  end when standard input ends, so that nothing outlives the program that started it
  --help             this text

While it runs (all POST unless said otherwise, ids in a JSON body):
  /_emulator/fail-creation   an instance whose creation failed        /_emulator/status   {"id", "status"}
  /_emulator/hold, release, advance   stop time, let it go on, step    /_emulator/plan     {"id", "restart": "error"}
  /_emulator/cluster         {"id", "brokersAlive": 2}, or partitionsOnline, replicasInSync: a cluster is ill
  /_emulator/heal            {"id"}, or nothing for all: it is well
  /_emulator/plan            {"id", "healing": {"brokersMs": 3000, "replicasMs": 9000, "never": true}}: how it comes
                             back from a restart
  /_emulator/faults          {"route": "batch", "kind": "drop_after"}  /_emulator/reset    back to the start
  /_emulator/behaviours      {"clockSkewMs": -60000}, and every choice that the limitations call selectable
  /_emulator/expire-tokens   all tokens and temporary keys, at once    /_emulator/expire-keys   temporary keys only
  /_emulator/temporary-keys  {"lifeMs": 60000, "agency"}              GET /_emulator/id-token   a text for a file; POST
                             {"subject", "audience", "issuer", "lifeSeconds"} for another one
  /_emulator/projects        {"name", "id"}                           /_emulator/seed     a fleet, as in --fleet
  GET /_emulator/health, GET /_emulator/state,
  GET /_emulator/requests    the last ${LOG_BOUNDS.requests}, with long bodies cut
Web pages of other origins are refused; a body that makes no sense is answered with what is allowed.

Who may sign in without keys (all invented):
${AGENCIES}
  identity provider ${IDENTITY_PROVIDER.id} (X-Idp-Id), issuer ${IDENTITY_PROVIDER.issuer},
  audience ${IDENTITY_PROVIDER.audience}
  metadata service at this address, with keys of ${SAMPLE_ACCOUNT.agencies[0].name}

All calls, below /_emulator: ${ADMIN_CALLS.join(', ')}
Faults:     ${FAULT_KINDS.join(', ')}
Behaviours: ${Object.keys(BEHAVIOURS).join(', ')}

LIMITATIONS:
${LIMITATIONS.map((text) => `  - ${text}`).join('\n')}
`;
}
