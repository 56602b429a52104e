// The front door: all that a provider, its tests and its tools import of this SDK. The small door is `serve.ts`.

// What a provider declares.
export { provider } from './framework/provider';
export type { ConfigureRequest, Provider } from './framework/provider';
export type { Configuration, ProviderSchema, ValidateConfiguration } from './framework/provider-schema';
export { listBlock } from './framework/block';
export type { Block, BlockOptions, Blocks, NoBlocks, PlannedBlocks } from './framework/block';
export { action } from './framework/action';
export type { Action, ActionInvokeRequest, ActionPlanRequest } from './framework/action';
export { configuredAs } from './framework/configured-as';
export { dataSource, resource } from './framework/resource';
export type {
  Context,
  CreateRequest,
  DataSource,
  DataSourceRequest,
  DeleteRequest,
  ImportRequest,
  Log,
  MoveRequest,
  MoveSource,
  PlanDestroyRequest,
  PlanRequest,
  PlanResult,
  PrivateState,
  ReadRequest,
  Resource,
  UpdateRequest,
} from './framework/resource';
export {
  computed,
  nestedList,
  nestedMap,
  nestedObject,
  nestedSet,
  optional,
  optionalComputed,
  required,
} from './framework/schema';
export type {
  Attribute,
  AttributeOptions,
  Attributes,
  Check,
  Nested,
  Planned,
  Presence,
  RequiresReplace,
  Schema,
  State,
  Validate,
} from './framework/schema';
export { atLeast, atMost, duration, lengthBetween, matches, oneOf, sizeBetween, uuid } from './framework/checks';
export { parseDuration } from './framework/duration';
export { Diagnostics } from './framework/diagnostics';
export type { Diagnostic } from './framework/diagnostics';
export { configurationAttributes } from './framework/provider-schema';
export { schemaType } from './framework/schema-type';

// Terraform's types and values.
export { bool, dynamic, integer, list, map, number, object, set, string, tuple } from './values/type';
export type { ObjectType, Type } from './values/type';
export { typeToJson } from './values/type-json';
export type { DynamicValue, PlannedOf, Value, ValueOf } from './values/value';
export { Decimal, numberText, terraformNumber } from './values/decimal';
export type { TerraformNumber } from './values/decimal';
export { isUnknown, isWhollyKnown, UNKNOWN } from './values/unknown';
export type { Unknown } from './values/unknown';
export { attribute, pathText } from './values/path';
export type { Path, PathStep } from './values/path';
export { equal } from './values/equal';
export { isRecord } from './values/record';

// How it is served.
export { debugProvider, serveProvider } from './serve';
export type { DebugProviderOptions, ServeProviderOptions } from './serve';

// What tests need that play Terraform.
export { createProviderServer } from './framework/server';
export type { ServerOptions, Timers } from './framework/server';
export type { ObjectValue, ProviderServer } from './framework/requests';
export { createCertificate } from './process/certificate';
export type { Certificate } from './process/certificate';
