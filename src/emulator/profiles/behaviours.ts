import {
  flagShape,
  listShape,
  numberShape,
  objectShape,
  oneOfShape,
  optionalShape,
  ShapeValues,
  textShape,
  wholeNumberShape,
} from '../shape';

/** Whether one id refuses all ids of a call, or is answered with `failed` alone. */
const BLAME = oneOfShape('whole_batch', 'item');

/** A hundred years, so that years keep their four digits. */
const HUNDRED_YEARS_MS = 100 * 365 * 24 * 60 * 60 * 1000;

/** How long something is good that the cloud hands out. */
export const LIFE_MS = wholeNumberShape(0, HUNDRED_YEARS_MS);

/** Answers that no public document settles; every one can be chosen, and changed while the emulator runs. */
export const BEHAVIOURS = {
  unknownId: BLAME,
  statusForbids: BLAME,
  prepaid: BLAME,
  /** A second action while one is running: refused with DMS.00400017, or begun when the first has ended. */
  jobRunning: oneOfShape('refuse', 'queue'),
  /**
   * Status of `all_failure`.
   *
   * @default - what the profile says
   */
  allFailure: optionalShape(oneOfShape(200, 204)),
  /**
   * Status of `all_failure` when nothing had failed.
   *
   * @default - the same as `allFailure`
   */
  nothingFailed: optionalShape(oneOfShape(200, 204)),
  /** Answer of an accepted call with ids. */
  accepted: oneOfShape('results', 'no_results', 'no_content'),
  resultOrder: oneOfShape('as_sent', 'reversed', 'shuffled'),
  /** Ids nobody asked for, reported as `success`. */
  extraResults: listShape(textShape),
  /** `force_delete` with restart, or on a cloud that does not know it. */
  misplacedForceDelete: oneOfShape('ignore', 'refuse'),
  /**
   * What `include_failure=true` adds to a list: the instances, or only their number. `always`: they are listed without
   * it too.
   */
  includeFailure: oneOfShape('instances', 'count', 'always'),
  /** Page 0 of an empty list: an empty page, or DMS.40050010. */
  emptyList: oneOfShape('page', 'offset_error'),
  /** A list knows no paging, as in 2021. */
  ignoresPaging: flagShape,
  /** Whether a list tells the tags of its instances; show always does. */
  tagsInList: flagShape,
  recycledInShow: oneOfShape('visible', 'gone'),
  restartTaskName: textShape,
  /** Under which paths a cluster is shown; the other one is no API that the gateway knows. */
  clusterPaths: oneOfShape('both', 'management', 'manage'),
  /** What the answer calls it that a broker is alive. */
  brokerHealthKey: oneOfShape('is_health', 'health'),
  /** Whether the answer spells its numbers as numbers or as texts. */
  clusterNumbers: oneOfShape('numbers', 'strings'),
  /** The cluster of an instance that is not RUNNING: shown with nothing alive, or refused with DMS.00400026. */
  clusterWhileDown: oneOfShape('dead', 'refuse'),
  /**
   * How far the cloud's clock is ahead of the emulator's, or behind (negative): in the Date header, in all times it
   * tells, earlier ones included, and in what it thinks of the date of a signature.
   */
  clockSkewMs: wholeNumberShape(-HUNDRED_YEARS_MS, HUNDRED_YEARS_MS),
  /** How long the tokens live that are issued from now on. */
  tokenLifeMs: LIFE_MS,
  /**
   * No temporary key that is issued from now on lives longer, whatever is asked for.
   *
   * @default - what is asked for
   */
  temporaryKeyLifeMs: optionalShape(LIFE_MS),
  /**
   * The metadata service. `token`: it wants a token of its own, `plain`: it knows none, `no_agency`: as `token`, but no
   * agency is bound to the machine, `absent`: there is nothing under its paths, `silent`: it never answers.
   */
  metadata: oneOfShape('token', 'plain', 'no_agency', 'absent', 'silent'),
  /**
   * Who refuses an expired token: the service that is asked, DMS with DMS.10240102 and IAM as Keystone, or the gateway
   * with its 0301.
   */
  expiredToken: oneOfShape('dms', 'gateway'),
  /**
   * Refusals of IAM and of the gateway repeat the secrets that the request carried, plain and escaped in several ways.
   */
  echoesRequest: flagShape,
  /**
   * More than so many requests within the period are answered with 429.
   *
   * @default - no limit
   */
  throttle: optionalShape(objectShape({ requests: wholeNumberShape(1), perMs: numberShape(1) })),
};

/** The choices that are in force. */
export type Behaviours = ShapeValues<typeof BEHAVIOURS>;

/** The choices at the start: what the real cloud does most likely, see the limitations. */
export const DEFAULT_BEHAVIOURS: Behaviours = {
  unknownId: 'whole_batch',
  statusForbids: 'whole_batch',
  prepaid: 'whole_batch',
  jobRunning: 'refuse',
  accepted: 'results',
  resultOrder: 'as_sent',
  extraResults: [],
  misplacedForceDelete: 'ignore',
  includeFailure: 'instances',
  emptyList: 'page',
  ignoresPaging: false,
  tagsInList: true,
  recycledInShow: 'visible',
  restartTaskName: 'restartInstance',
  clusterPaths: 'both',
  brokerHealthKey: 'is_health',
  clusterNumbers: 'numbers',
  clusterWhileDown: 'dead',
  clockSkewMs: 0,
  tokenLifeMs: 24 * 60 * 60 * 1000,
  metadata: 'token',
  expiredToken: 'dms',
  echoesRequest: false,
};
