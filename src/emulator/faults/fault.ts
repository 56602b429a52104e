import { RouteName, ROUTES } from '../routing/route-table';
import {
  either,
  fields,
  flag,
  headers,
  numberShape,
  oneOfShape,
  optionalShape,
  Shape,
  text,
  Values,
  wholeNumber,
} from '../shape';

/** Timers of Node take no more. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/** The request took effect all the same. */
const EXECUTED = { executed: optionalShape(flag) };

/** What goes wrong, by kind. */
const TROUBLES = {
  /** An error answer in the shape of DMS; code and message absent: DMS.00500000. */
  status: {
    status: wholeNumber(200, 599),
    code: optionalShape(text),
    message: optionalShape(text),
    headers: optionalShape(headers),
    ...EXECUTED,
  },
  /** 429 of the gateway. */
  flow_control: { retryAfterSeconds: optionalShape(numberShape(0)) },
  /** Throttling disguised as 404, DMS.10240407. */
  flow_control_404: {},
  /** A proxy's page instead of the service's answer; status absent: 502. */
  html_502: { status: optionalShape(wholeNumber(200, 599)), ...EXECUTED },
  /** The connection is reset before the request has any effect, or after. */
  drop_before: {},
  drop_after: {},
  /** The answer comes so many milliseconds late; `executed`: it took effect before the wait, not after. */
  delay: { ms: numberShape(0, MAX_DELAY_MS), ...EXECUTED },
  /** Executed; the answer has status 200 and is not JSON. */
  garbled: {},
  /** 200 with the HTML page of somebody who wants a log-in first. */
  login_page: EXECUTED,
  /**
   * The true answer, cut off in the middle; where there is nothing to cut, or nothing was executed: 200 with the
   * beginning of one.
   */
  torso: EXECUTED,
  /** 200 with an error in the shape of DMS; code and message absent: DMS.00500000. */
  error_in_200: { code: optionalShape(text), message: optionalShape(text), ...EXECUTED },
  /** 200 with `null`. */
  null_body: EXECUTED,
  /** A proxy refuses, or finds no way, in its own words: in plain text, or on an HTML page. Nothing was executed. */
  proxy_401: { html: optionalShape(flag) },
  proxy_403: { html: optionalShape(flag) },
  proxy_502: { html: optionalShape(flag) },
};

type Kind = keyof typeof TROUBLES;

/** What goes wrong. `executed`: the request took effect all the same. */
export type Trouble = { [K in Kind]: { readonly kind: K } & Values<(typeof TROUBLES)[K]>; }[Kind];

const ROUTE_NAMES = [...new Set(ROUTES.map(({ name }) => name))];

/** Which requests it is for. */
const SCOPE = {
  route: oneOfShape(...ROUTE_NAMES, '*') as Shape<RouteName | '*'>,
  /** So many requests; absent: 1; `Infinity` (-1 in JSON): all. */
  times: optionalShape(either(wholeNumber(1), oneOfShape(-1))),
  /** Lets so many requests pass first. Absent: 0. */
  after: optionalShape(wholeNumber(0)),
  /** Only requests whose path names this instance. */
  instance: optionalShape(text),
  /** Only batch calls with this action. */
  action: optionalShape(oneOfShape('restart', 'delete')),
};

/** Arranges trouble for the next requests of a route. Faults of the same route queue up, each request takes one. */
export type Fault = Trouble & Values<typeof SCOPE>;

/** The kinds there are. */
export const FAULT_KINDS = Object.keys(TROUBLES) as readonly Kind[];

const KIND = oneOfShape(...FAULT_KINDS);

/** Reads a fault from parsed JSON. Throws an Error that names the field at fault and says what is allowed. */
export function readFault(json: unknown): Fault {
  const kind = KIND.read((json as { kind?: unknown } | null)?.kind, 'kind');
  return fields({ kind: oneOfShape(kind), ...SCOPE, ...TROUBLES[kind] }).read(json) as Fault;
}
