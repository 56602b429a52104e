/** What the cloud says when it refuses: the texts of DMS, of the gateway in front of it, and of IAM. */
export interface Refusal {
  readonly status: number;
  /** DMS: the whole code; gateway: the number after its prefix; IAM: the title. */
  readonly code: string;
  readonly message: string;
}

const refusal = (status: number, code: string, message: string): Refusal => ({ status, code, message });

/** Refusals of the gateway; which prefix their codes have depends on the cloud. */
export const GATEWAY_REFUSALS = {
  noSuchApi: refusal(404, '0101', 'The API does not exist or has not been published in the environment.'),
  tooLarge: refusal(413, '0201', 'Request entity too large.'),
  foreignProject: refusal(403, '0302', 'The project is not authorized for this access key.'),
  throttled: refusal(429, '0308', 'The throttling threshold has been reached.'),
  notAuthenticated: (reason: string) => refusal(401, '0301', `Incorrect IAM authentication information: ${reason}`),
};

/** Why the gateway takes nobody's word: completes `notAuthenticated`, spelt as the gateway spells it. */
export const AUTHENTICATION_FLAWS = {
  missing: 'x-auth-token not found',
  malformed: 'authorization header or x-sdk-date is malformed',
  unknown_key: 'ak not exist',
  clock_skew: 'verify aksk signature fail, x-sdk-date is out of range',
  mismatch: 'verify aksk signature fail',
  unknown_token: 'decrypt token fail',
  token_unwanted: 'this api takes a signature with access keys only, no x-auth-token',
  expired_token: 'token expired',
  expired_security_token: 'security token expired',
  locked_key: 'AK access failed to reach the limit,forbidden',
} as const;

/** Refusals of a batch call, of a single deletion, and of everything else that DMS serves. */
export const DMS_REFUSALS = {
  // The request as such
  noSuchUrl: refusal(404, 'DMS.00404001', 'The requested URL does not exist.'),
  wrongMethod: refusal(405, 'DMS.00405001', 'The HTTP method is not supported.'),
  malformedProjectId: refusal(400, 'DMS.00400002', 'The project ID format is invalid.'),
  projectNotOfToken: refusal(401, 'DMS.10240104', 'The project ID does not match the token.'),
  tokenExpired: refusal(401, 'DMS.10240102', 'The token has expired.'),
  malformedInstanceId: refusal(400, 'DMS.00400030', 'The instance ID is not a UUID.'),
  flowControl: refusal(404, 'DMS.10240407', 'The request is limited by flow control.'),
  internal: (error: unknown) => refusal(500, 'DMS.00500000', `Internal error of the emulator: ${String(error)}`),
  // The body
  emptyBody: refusal(400, 'DMS.00400004', 'The request body is empty.'),
  bodyNotJson: refusal(400, 'DMS.00400005', 'The request body is not in JSON format.'),
  bodyNotObject: (requiredKey?: string) =>
    refusal(400, 'DMS.00400085',
      `The request body is not a JSON object${requiredKey ? ` with the key ${requiredKey}` : ''}.`),
  // Paging and other parameters of the query
  invalidLimit: (most: number) =>
    refusal(400, 'DMS.40050010', `Limit parameter is invalid: it must be 1 to ${most}.`),
  invalidOffset: refusal(400, 'DMS.40050010', 'Offset parameter is invalid.'),
  invalidTime: refusal(400, 'DMS.40050010', 'Time parameter is invalid: it must be YYYYMMDDHHmmss.'),
  // What a batch call asks for
  invalidAction: refusal(400, 'DMS.00400064',
    'The action to be performed is invalid: it must be delete or restart.'),
  noInstances: refusal(400, 'DMS.00400065', 'The instances field is empty.'),
  allFailureNotKafka: refusal(400, 'DMS.00400065', 'The instances field is empty, and all_failure is not kafka.'),
  allFailureOnlyDeletes: refusal(400, 'DMS.00400064', 'The action must be delete when all_failure is set.'),
  allFailureWithIds: refusal(400, 'DMS.00400064', 'The fields instances and all_failure exclude each other.'),
  tooManyInstances: (given: number, most: number) =>
    refusal(400, 'DMS.00400100', `The number of instances (${given}) exceeds the maximum of ${most} in a batch.`),
  invalidInstanceId: (given: unknown) =>
    refusal(400, 'DMS.00400061', `The instance ID format is invalid: ${JSON.stringify(given)}.`),
  repeatedInstanceId: (given: unknown) =>
    refusal(400, 'DMS.00400082', `The instance ID is duplicate: ${JSON.stringify(given)}.`),
  unexpectedForceDelete: refusal(400, 'DMS.00400085', 'The request body contains the unexpected key force_delete.'),
  forceDeleteNotBoolean: refusal(400, 'DMS.00400085', 'The key force_delete is not a boolean.'),
  // What an action meets
  noSuchInstance: refusal(404, 'DMS.00404022', 'This instance does not exist.'),
  passingStatus: refusal(400, 'DMS.00400099',
    'Some instances are being created, started, stopped or restarted and cannot be deleted.'),
  statusForbids: (status: string) =>
    refusal(400, 'DMS.00400026', `This operation is not allowed in the status ${status}.`),
  jobRunning: refusal(400, 'DMS.00400017', 'Another job of the instance is running.'),
  prepaid: refusal(400, 'DMS.00400026', 'A yearly/monthly instance cannot be deleted here; unsubscribe from it.'),
  // Background tasks and the recycle bin
  noSuchTask: refusal(404, 'DMS.00404001', 'The task does not exist.'),
  invalidRetention: refusal(400, 'DMS.00400085', 'The key retention_days must be 1 to 7.'),
  notRecycled: (id: unknown) => refusal(404, 'DMS.00404022', `This instance does not exist: ${id}.`),
};

/** A refusal that names the instances which are the reason for it. */
export function becauseOf(culprits: readonly string[], refused: Refusal): Refusal {
  return { ...refused, message: `${refused.message} Instances: ${culprits.join(', ')}` };
}

/** Refusals of IAM. */
export const IAM_REFUSALS = {
  noSuchUrl: refusal(404, 'Not Found', 'Not found.'),
  wrongMethod: refusal(405, 'Method Not Allowed', 'Method not allowed.'),
  bodyNotJson: refusal(400, 'Bad Request', 'The request body is invalid.'),
  passwordOnly: refusal(400, 'Bad Request',
    'Only the method password is supported, and auth.identity.methods does not name it.'),
  incomplete: (missing: string, where: string) =>
    refusal(400, 'Bad Request', `Expecting to find ${missing} in ${where}.`),
  twoScopes: refusal(400, 'Bad Request', 'The scope names a project and a domain; only one of them is allowed.'),
  wrongPassword: refusal(401, 'Unauthorized', 'The username or password is wrong.'),
  lockedUser: refusal(401, 'Unauthorized', 'The account is locked after too many failed log-ins; try again later.'),
  noSuchDomain: (domain: string) =>
    refusal(401, 'Unauthorized', `The domain ${domain} does not exist or is not enabled.`),
  noSuchProject: (project: string) =>
    refusal(401, 'Unauthorized', `The project ${project} does not exist or is not enabled.`),
  ambiguousProject: (project: string) =>
    refusal(401, 'Unauthorized', `More than one project is named ${project}.`),
  tokenExpired: refusal(401, 'Unauthorized', 'The token has expired.'),
  noSuchToken: refusal(404, 'Not Found', 'The token could not be found.'),
  invalidToken: refusal(401, 'Unauthorized', 'The token is invalid.'),
  keysByWhat: refusal(400, 'Bad Request',
    'Only the methods assume_role and token are supported, and auth.identity.methods names neither.'),
  invalidDuration: (least: number, most: number) =>
    refusal(400, 'Bad Request', `The field duration_seconds must be a whole number from ${least} to ${most}.`),
  noSuchAgency: (agency: string, domain: string) => refusal(403, 'Forbidden', agencyRefusal(`${agency} of ${domain}`)),
  noSuchIdentityProvider: (id: string) =>
    refusal(401, 'Unauthorized', `The identity provider ${id} does not exist.`),
  invalidIdToken: (reason: string) => refusal(401, 'Unauthorized', `The id token is not accepted: ${reason}.`),
  noProjectCreation: refusal(403, 'Forbidden',
    'You are not authorized to perform the requested action: iam:projects:createProject'),
};

/** Why an id token is not accepted: completes `invalidIdToken`. */
export const ID_TOKEN_FLAWS = {
  malformed: 'it is no signed JWT with a subject',
  signature: 'its signature is wrong',
  issuer: 'its issuer is not that of the identity provider',
  audience: 'its audience is not that of the identity provider',
  expired: 'it has expired',
} as const;

/** Refusals of the newer service that hands out keys for agencies. */
export const STS_REFUSALS = {
  noSuchUrl: refusal(404, 'PAP5.0404', 'The requested URL does not exist.'),
  wrongMethod: refusal(405, 'PAP5.0405', 'The HTTP method is not supported.'),
  bodyNotJson: refusal(400, 'PAP5.0400', 'The request body is not in JSON format.'),
  invalidUrn: refusal(400, 'PAP5.0400', 'The field agency_urn must be iam::<domain id>:agency:<name>.'),
  invalidSession: refusal(400, 'PAP5.0400',
    'The field agency_session_name must be 2 to 64 letters, digits or the characters _+=,.@-.'),
  invalidDuration: (least: number, most: number) =>
    refusal(400, 'PAP5.0400', `The field duration_seconds must be a whole number from ${least} to ${most}.`),
  noSuchAgency: (urn: string) => refusal(403, 'PAP5.0001', agencyRefusal(urn)),
};

/** One text for both, so that nobody learns which agencies there are. */
function agencyRefusal(agency: string): string {
  return `There is no agency ${agency}, or you may not assume it.`;
}

/** Refusals of the metadata service: plain texts. */
export const METADATA_REFUSALS = {
  noSuchUrl: refusal(404, 'Not Found', 'Not found'),
  wrongMethod: refusal(405, 'Method Not Allowed', 'Method not allowed'),
  invalidTtl: (most: number) =>
    refusal(400, 'Bad Request', `X-Metadata-Token-Ttl-Seconds must be a whole number from 1 to ${most}`),
  noToken: refusal(401, 'Unauthorized', 'X-Metadata-Token is missing, unknown or expired'),
  noAgency: refusal(401, 'Unauthorized', ''),
};
