export type { CallLog, CallLogEntry } from './api-caller';
export { AuthenticationLatch } from './credentials/authentication-latch';
export { AxiosTransport, type AxiosTransportOptions } from './transport/axios-transport';
export type { BackgroundTask } from './answers/background-task';
export {
  type BatchActionName,
  type BatchActionRequest,
  type BatchAnswer,
  type BatchResult,
  MAX_INSTANCES_PER_CALL,
} from './answers/batch-action';
export { throwIfCancelled, untilCancelled } from './pacing/cancellation';
export { type Clock, systemClock } from './pacing/clock';
export { CloudClock, type CloudTime } from './pacing/cloud-clock';
export { createDmsClient, type DmsClientParts } from './create-dms-client';
export { AccessKeyCredentials, type Credentials, TokenCredentials } from './credentials/credentials';
export {
  type CallOptions,
  DmsClient,
  type DmsClientOptions,
  type DmsClientSettings,
  type InstanceFilter,
} from './dms-client';
export { cloudOf, type Endpoints, type Flavour, flavourOf, type ResolvedEndpoints } from './settings/endpoints';
export { DmsError, type DmsErrorDetails, type ErrorKind, isDmsError } from './errors/errors';
export type { Instance } from './answers/instance';
export { ProjectDirectory } from './project-directory';
export { DEFAULT_REQUESTS_PER_SECOND, RateLimiter } from './pacing/rate-limiter';
export type { RecyclePolicy } from './answers/recycle-policy';
export type { Environment, SettingName } from './settings/setting-sources';
export { type ClientConfiguration, resolveSettings, type Settings, type SettingsWarning } from './settings/settings';
export { SettingsError } from './settings/settings-error';
export type { HttpRequest, HttpResponse, SendOptions, Transport } from './transport/transport';
