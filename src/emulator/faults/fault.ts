import { RouteName, ROUTES } from '../routing/route-table';
import {
  eitherShape,
  flagShape,
  headersShape,
  numberShape,
  objectShape,
  oneOfShape,
  optionalShape,
  Shape,
  ShapeValues,
  textShape,
  wholeNumberShape,
} from '../shape';

/** Node's timers take no longer delays. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/** Whether the request takes effect all the same. */
const EXECUTED = { executed: optionalShape(flagShape) };

/** What goes wrong, by kind. */
const TROUBLES = {
  /** An error answer in the shape of DMS, where nothing else is given DMS.00500000. */
  status: {
    status: wholeNumberShape(200, 599),
    code: optionalShape(textShape),
    message: optionalShape(textShape),
    /** The body has a message, and no code. */
    codeless: optionalShape(flagShape),
    headers: optionalShape(headersShape),
    ...EXECUTED,
  },
  /** 429 of the gateway. */
  flow_control: { retryAfterSeconds: optionalShape(numberShape(0)) },
  /** Throttling disguised as 404, DMS.10240407. */
  flow_control_404: {},
  /** A proxy's page instead of the service's answer, with status 502 unless another is given. */
  html_502: { status: optionalShape(wholeNumberShape(200, 599)), ...EXECUTED },
  /** The connection is reset before the request has any effect. */
  drop_before: {},
  /** The connection is reset after the request took effect. */
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
  /** 200 with an error in the shape of DMS, where nothing else is given DMS.00500000. */
  error_in_200: { code: optionalShape(textShape), message: optionalShape(textShape), ...EXECUTED },
  /** 200 with `null`. */
  null_body: EXECUTED,
  /** A proxy refuses, or finds no way, in its own words: in plain text, or on an HTML page. Nothing was executed. */
  proxy_401: { html: optionalShape(flagShape) },
  proxy_403: { html: optionalShape(flagShape) },
  proxy_502: { html: optionalShape(flagShape) },
};

type Kind = keyof typeof TROUBLES;

/** What goes wrong. `executed` says that the request takes effect all the same. */
export type Trouble = { [K in Kind]: { readonly kind: K } & ShapeValues<(typeof TROUBLES)[K]>; }[Kind];

const ROUTE_NAMES = [...new Set(ROUTES.map(({ name }) => name))];

/** Which requests a fault is for. */
const SCOPE = {
  route: oneOfShape(...ROUTE_NAMES, '*') as Shape<RouteName | '*'>,
  /**
   * How many requests it hits; `Infinity` (-1 in JSON): all.
   *
   * @default 1
   */
  times: optionalShape(eitherShape(wholeNumberShape(1), oneOfShape(-1))),
  /**
   * How many requests it lets pass first.
   *
   * @default 0
   */
  after: optionalShape(wholeNumberShape(0)),
  /** Only requests whose path names this instance. */
  instance: optionalShape(textShape),
  /** Only batch calls with this action. */
  action: optionalShape(oneOfShape('restart', 'delete')),
};

/** Trouble for the next requests of a route. Faults of the same route queue up, and each request takes one. */
export type Fault = Trouble & ShapeValues<typeof SCOPE>;

/** The kinds there are. */
export const FAULT_KINDS = Object.keys(TROUBLES) as readonly Kind[];

const KIND = oneOfShape(...FAULT_KINDS);

/**
 * Reads a fault from parsed JSON.
 *
 * @throws Error when it makes no sense; it names the field at fault and says what is allowed.
 */
export function readFault(json: unknown): Fault {
  const kind = KIND.read((json as { kind?: unknown } | null)?.kind, 'kind');
  return objectShape({ kind: oneOfShape(kind), ...SCOPE, ...TROUBLES[kind] }).read(json) as Fault;
}
