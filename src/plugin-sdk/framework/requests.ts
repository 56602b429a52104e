import { Diagnostic } from './diagnostics';
import { ProviderSchema } from './provider-schema';
import { MoveSource, PrivateState } from './resource';
import { Schema } from './schema';
import { Path } from '../values/path';
import { Value } from '../values/value';

// Each pair carries the name of its RPC in Terraform's plugin protocol, so that it can be read beside it.

/** A whole configuration, plan or state: every attribute of the schema, or null where the object does not exist. */
export type ObjectValue = { readonly [attribute: string]: Value } | null;

/** The schemas of a provider; those of resources, data sources and actions by type name. */
export interface Schemas {
  readonly provider: ProviderSchema;
  readonly resources: Readonly<Record<string, Schema>>;
  readonly dataSources: Readonly<Record<string, Schema>>;
  readonly actions: Readonly<Record<string, Schema>>;
}

/** What every response holds. The request has succeeded if there is no error among the diagnostics. */
export interface RpcResponse {
  readonly diagnostics: readonly Diagnostic[];
}

/** Why something is put off: the provider block is not known well enough to say anything. */
export type DeferredReason = 'providerConfigUnknown';

/** A request that Terraform may let the provider put off. */
interface DeferrableRequest {
  /** @default false */
  readonly deferralAllowed?: boolean;
}

/** The response to a request that may be put off. */
export interface DeferrableResponse extends RpcResponse {
  /**
   * The rest of the response then holds what can be said without the provider block.
   * @default - not put off
   */
  readonly deferred?: DeferredReason;
}

/** Asks whether the provider block may be as it is. */
export interface ValidateProviderConfigRequest {
  readonly config: ObjectValue;
}

/** Asks whether the block of a resource may be as it is. */
export interface ValidateResourceConfigRequest {
  readonly typeName: string;
  readonly config: ObjectValue;
}

/** Asks whether the block of a data source may be as it is. */
export interface ValidateDataResourceConfigRequest {
  readonly typeName: string;
  readonly config: ObjectValue;
}

/** Gives the provider its configuration, before anything but validation is asked of it. */
export interface ConfigureProviderRequest extends DeferrableRequest {
  readonly terraformVersion: string;
  readonly config: ObjectValue;
}

/** Brings a state to the schema of today. `raw` is what JSON holds, written under schema `version`. */
export interface UpgradeResourceStateRequest {
  readonly typeName: string;
  readonly version: number;
  readonly raw: Readonly<Record<string, unknown>>;
}
/** The state as the schema of today has it. */
export interface UpgradeResourceStateResponse extends RpcResponse {
  readonly state: ObjectValue;
}

/** Asks what has become of an object. */
export interface ReadResourceRequest extends DeferrableRequest {
  readonly typeName: string;
  readonly state: ObjectValue;
  readonly privateState: PrivateState;
}
/** The object as it is now; null when it is gone. */
export interface ReadResourceResponse extends DeferrableResponse {
  readonly state: ObjectValue;
  readonly privateState: PrivateState;
}

/** Asks what a change would do. */
export interface PlanResourceChangeRequest extends DeferrableRequest {
  readonly typeName: string;
  readonly prior: ObjectValue;
  /** Terraform's merge of configuration and prior state; null to plan a destroy. */
  readonly proposed: ObjectValue;
  readonly config: ObjectValue;
  readonly privateState: PrivateState;
}
/** What will be after the change, and which of it cannot be changed in place. */
export interface PlanResourceChangeResponse extends DeferrableResponse {
  readonly planned: ObjectValue;
  readonly requiresReplace: readonly Path[];
  readonly privateState: PrivateState;
}

/** Carries out what was planned. */
export interface ApplyResourceChangeRequest {
  readonly typeName: string;
  readonly prior: ObjectValue;
  /** What the plan answered, with the same private state; null to delete. */
  readonly planned: ObjectValue;
  readonly config: ObjectValue;
  readonly privateState: PrivateState;
}
/** The object as it is now, whether all went well or not. */
export interface ApplyResourceChangeResponse extends RpcResponse {
  readonly state: ObjectValue;
  readonly privateState: PrivateState;
}

/** Asks for an object that Terraform does not know yet. */
export interface ImportResourceStateRequest extends DeferrableRequest {
  readonly typeName: string;
  readonly id: string;
}
/** What is known of the object until it is read; null when there is none. */
export interface ImportResourceStateResponse extends DeferrableResponse {
  readonly state: ObjectValue;
  readonly privateState: PrivateState;
}

/** Takes over the state of an object that was of another type, or another provider's. */
export interface MoveResourceStateRequest {
  readonly typeName: string;
  readonly source: MoveSource;
}
/** The object as an object of this type. */
export interface MoveResourceStateResponse extends RpcResponse {
  readonly state: ObjectValue;
  readonly privateState: PrivateState;
}

/** Asks a data source for what the configuration describes. */
export interface ReadDataSourceRequest extends DeferrableRequest {
  readonly typeName: string;
  readonly config: ObjectValue;
}
/** What the data source has found. */
export interface ReadDataSourceResponse extends DeferrableResponse {
  readonly state: ObjectValue;
}

/** Asks whether the block of an action may be as it is. */
export interface ValidateActionConfigRequest {
  readonly typeName: string;
  readonly config: ObjectValue;
}

/** Asks whether an action may be carried out later. */
export interface PlanActionRequest extends DeferrableRequest {
  readonly typeName: string;
  readonly config: ObjectValue;
}

/** Carries out an action. */
export interface InvokeActionRequest {
  readonly typeName: string;
  readonly config: ObjectValue;
  /** Aborted when Terraform cancels this one call; StopProvider is {@link ProviderServer.stop}. */
  readonly signal: AbortSignal;
  /** Called with what the user is to read at once; never after an interrupt, nor after the answer. */
  readonly progress: (text: string) => void;
  /** Called at an interrupt: what was told, and is not on its way yet, is not to be sent any more. */
  readonly onInterrupted: () => void;
}

/**
 * What Terraform may ask of a provider, in plain values: the one seam between the wire (`protocol`) and the meaning
 * (`framework`). No method throws or hangs because of a mistake in a provider's code: problems are diagnostics.
 */
export interface ProviderServer {
  readonly schemas: Schemas;
  validateProviderConfig(request: ValidateProviderConfigRequest): Promise<RpcResponse>;
  validateResourceConfig(request: ValidateResourceConfigRequest): Promise<RpcResponse>;
  validateDataResourceConfig(request: ValidateDataResourceConfigRequest): Promise<RpcResponse>;
  configureProvider(request: ConfigureProviderRequest): Promise<RpcResponse>;
  upgradeResourceState(request: UpgradeResourceStateRequest): Promise<UpgradeResourceStateResponse>;
  readResource(request: ReadResourceRequest): Promise<ReadResourceResponse>;
  planResourceChange(request: PlanResourceChangeRequest): Promise<PlanResourceChangeResponse>;
  applyResourceChange(request: ApplyResourceChangeRequest): Promise<ApplyResourceChangeResponse>;
  importResourceState(request: ImportResourceStateRequest): Promise<ImportResourceStateResponse>;
  moveResourceState(request: MoveResourceStateRequest): Promise<MoveResourceStateResponse>;
  readDataSource(request: ReadDataSourceRequest): Promise<ReadDataSourceResponse>;
  validateActionConfig(request: ValidateActionConfigRequest): Promise<RpcResponse>;
  planAction(request: PlanActionRequest): Promise<DeferrableResponse>;
  invokeAction(request: InvokeActionRequest): Promise<RpcResponse>;
  /** Cancels what is in flight and returns at once; later requests work again. */
  stop(): void;
  /**
   * Fulfilled when every request now in flight has been answered. After `stop` that is bounded: a handler which does
   * not end is abandoned after a grace, and its request answered with what it saved.
   */
  settled(): Promise<void>;
}
