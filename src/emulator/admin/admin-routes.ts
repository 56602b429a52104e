import { httpDate } from '../cloud-time';
import { EmulatedCloud } from '../emulated-cloud';
import { readFault } from '../faults/fault';
import { LIST_SHIFT } from '../fleet/list-shift';
import { readProject, readSeed, readSeeds } from '../fleet/seed';
import { ACTION_PLAN } from '../lifecycle/action-plan';
import { CLUSTER_NUMBERS } from '../lifecycle/cluster-health';
import { BEHAVIOURS, LIFE_MS } from '../profiles/behaviours';
import { numberShape, objectShape, optionalShape, partialShape, textShape, wholeNumberShape } from '../shape';
import { bodyIsNotJson, noSuchAdminCall } from '../texts';
import { bodyText, splitTarget, WireRequest, WireResponse } from '../wire';
import { foreignCaller } from './caller-check';
import { fleetPage } from './fleet-page';

/** Everything below is the emulator's own and no part of the cloud. */
const ADMIN_PREFIX = '/_emulator';

/** Nobody may frame the page: a click into a frame would count as its own. */
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': 'frame-ancestors \'none\'',
};

type AdminHandler = (cloud: EmulatedCloud, body: unknown, id: string) => unknown;

// What the bodies may hold. Instances are addressed by id; one that does not exist is the cloud's to refuse.
const CHOSEN_INSTANCE = objectShape({ id: optionalShape(textShape) });
const FAILED_INSTANCE = objectShape({ name: optionalShape(textShape) });
const STATUS_CHANGE = objectShape({ id: textShape, status: textShape, afterMs: optionalShape(numberShape(0)) });
const CLUSTER = objectShape({ id: textShape, ...CLUSTER_NUMBERS });
const PLAN = objectShape({ id: textShape, ...ACTION_PLAN });
const TEMPORARY_KEY = objectShape({ lifeMs: optionalShape(LIFE_MS), agency: optionalShape(textShape) });
const ID_TOKEN = objectShape({
  subject: optionalShape(textShape),
  audience: optionalShape(textShape),
  issuer: optionalShape(textShape),
  lifeSeconds: optionalShape(wholeNumberShape(0)),
});
const SOME_BEHAVIOURS = partialShape(BEHAVIOURS);
const SHIFT = objectShape(LIST_SHIFT);
const PACE = objectShape({ pace: optionalShape(numberShape(0)) });

/** What a file is to hold as it is, such as an id token. */
class PlainText {
  constructor(public readonly text: string) {}
}

/** What each admin call does; `{id}` stands for an instance id. An undefined answer reads `{"ok":true}`. */
const ADMIN_ROUTES: Readonly<Record<string, AdminHandler>> = {
  'GET /health': (cloud) => ({
    status: 'ok',
    region: cloud.region,
    profile: cloud.profile,
    instances: cloud.instances().length,
  }),
  'GET /state': (cloud) => stateOf(cloud),
  'GET /requests': (cloud) => ({ requests: cloud.requests() }),
  'GET /faults': (cloud) => ({
    faults: cloud.faults().map(({ times = 1, ...fault }) => ({ ...fault, times: times === Infinity ? -1 : times })),
  }),
  'POST /faults': (cloud, body) => cloud.fault(readFault(body)),
  'DELETE /faults': (cloud) => cloud.clearFaults(),
  'POST /reset': (cloud) => cloud.reset(),
  'POST /seed': (cloud, body) => cloud.seed(readSeeds(body)),
  'POST /projects': (cloud, body) => cloud.addProject(readProject(body)),
  'POST /instances': (cloud, body) => cloud.addInstance(readSeed(body)),
  'DELETE /instances/{id}': (cloud, _body, id) => cloud.removeInstance(id),
  'POST /fail-creation': (cloud, body) => cloud.failCreation(FAILED_INSTANCE.read(body).name),
  'POST /hold': (cloud, body) => cloud.hold(CHOSEN_INSTANCE.read(body).id),
  'POST /release': (cloud, body) => cloud.release(CHOSEN_INSTANCE.read(body).id),
  'POST /advance': (cloud, body) => ({ advanced: cloud.advance(CHOSEN_INSTANCE.read(body).id) }),
  'POST /status': (cloud, body) => {
    const { id, status, afterMs } = STATUS_CHANGE.read(body);
    cloud.setStatus(id, status, { afterMs });
  },
  'POST /cluster': (cloud, body) => {
    const { id, ...change } = CLUSTER.read(body);
    cloud.setCluster(id, change);
  },
  'POST /heal': (cloud, body) => cloud.heal(CHOSEN_INSTANCE.read(body).id),
  'POST /plan': (cloud, body) => {
    const { id, ...plan } = PLAN.read(body);
    cloud.plan(id, plan);
  },
  'POST /expire-tokens': (cloud) => cloud.expireTokens(),
  'POST /temporary-keys': (cloud, body) => cloud.issueTemporaryKey(TEMPORARY_KEY.read(body)),
  'POST /expire-keys': (cloud) => cloud.expireKeys(),
  'GET /id-token': (cloud) => new PlainText(cloud.idToken()),
  'POST /id-token': (cloud, body) => new PlainText(cloud.idToken(ID_TOKEN.read(body))),
  'POST /behaviours': (cloud, body) => cloud.behave(SOME_BEHAVIOURS.read(body)),
  'POST /shift-list': (cloud, body) => cloud.shiftList(SHIFT.read(body)),
  'POST /pace': (cloud, body) => cloud.setPace(PACE.read(body).pace ?? 1),
};

/** Method and path, below the prefix, of every admin call. */
export const ADMIN_CALLS: readonly string[] = Object.keys(ADMIN_ROUTES);

/** Answers the web page and the admin calls; undefined when the request is for the cloud. */
export function answerAdmin(cloud: EmulatedCloud, request: WireRequest): WireResponse | undefined {
  const given = answerUndated(cloud, request);
  return given && { ...given, headers: { date: httpDate(cloud.cloudNow()), ...given.headers } };
}

function answerUndated(cloud: EmulatedCloud, request: WireRequest): WireResponse | undefined {
  const { path } = splitTarget(request.url);
  if (path === '/' && request.method === 'GET') return { status: 200, headers: PAGE_HEADERS, body: fleetPage(cloud) };
  if (path !== ADMIN_PREFIX && !path.startsWith(`${ADMIN_PREFIX}/`)) return undefined;
  const objection = foreignCaller(request);
  if (objection !== undefined) return answer(403, { error: objection });

  const { handler, id } = findHandler(request.method, path.slice(ADMIN_PREFIX.length));
  if (!handler) return answer(404, { error: noSuchAdminCall(), calls: ADMIN_CALLS });
  try {
    const result = handler(cloud, readBody(bodyText(request)), id) ?? { ok: true };
    return result instanceof PlainText ? plainAnswer(result.text) : answer(200, result);
  } catch (error) {
    return answer(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

/** The body of an admin call; without one it reads as an empty object. */
function readBody(json: string): unknown {
  if (json.trim() === '') return {};
  try {
    return JSON.parse(json);
  } catch {
    throw new Error(bodyIsNotJson());
  }
}

function findHandler(method: string, path: string): { handler?: AdminHandler; id: string } {
  const exact = ADMIN_ROUTES[`${method} ${path}`];
  const [, parent, id = ''] = /^(.*)\/([^/]+)$/.exec(path) ?? [];
  return { handler: exact ?? ADMIN_ROUTES[`${method} ${parent}/{id}`], id };
}

function stateOf(cloud: EmulatedCloud): Record<string, unknown> {
  return {
    now: cloud.clock.now(),
    cloudNow: cloud.cloudNow(),
    region: cloud.region,
    profile: cloud.profile,
    projects: cloud.projects(),
    instances: cloud.instances(),
    actions: cloud.actions(),
    downNow: cloud.downNow(),
    maxDown: cloud.maxDown(),
    unhealthyNow: cloud.unhealthyNow(),
    maxUnhealthy: cloud.maxUnhealthy(),
    locks: cloud.locks(),
    requests: cloud.requestCount(),
  };
}

function answer(status: number, json: unknown): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: `${JSON.stringify(json)}\n` };
}

function plainAnswer(text: string): WireResponse {
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${text}\n` };
}
