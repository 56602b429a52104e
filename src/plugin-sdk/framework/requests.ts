import { Diagnostic } from './diagnostics';
import { PrivateState } from './resource';
import { Schema } from './schema';
import { Path } from '../values/path';
import { Value } from '../values/value';

/** A whole configuration, plan or state: every attribute of the schema, or null where the object does not exist. */
export type ObjectValue = { readonly [attribute: string]: Value } | null;

/** Without an error among them, the request has succeeded. */
export interface RpcResponse {
  readonly diagnostics: readonly Diagnostic[];
}

/** By type name. */
export interface Schemas {
  readonly provider: Schema;
  readonly resources: Readonly<Record<string, Schema>>;
  readonly dataSources: Readonly<Record<string, Schema>>;
}

interface Change {
  readonly typeName: string;
  readonly prior: ObjectValue;
  readonly config: ObjectValue;
  readonly privateState: PrivateState;
}

/** `proposed` is Terraform's merge of configuration and prior state; null to plan a destroy. */
export interface PlanChange extends Change {
  readonly proposed: ObjectValue;
}
/** `requiresReplace` names what cannot change in place. */
export interface PlanResponse {
  readonly planned: ObjectValue;
  readonly requiresReplace: readonly Path[];
  readonly privateState: PrivateState;
}

/** `planned` is what the plan answered, with the same private state; null to delete. */
export interface ApplyChange extends Change {
  readonly planned: ObjectValue;
}

/** An object, or null where there is none, with its private notes. */
export interface StoredObject {
  readonly state: ObjectValue;
  readonly privateState: PrivateState;
}

/**
 * What Terraform may ask of a provider, in plain values: the one seam between the wire (`protocol`) and the meaning
 * (`framework`). No method throws or hangs because of a mistake in a provider's code: problems are diagnostics.
 */
export interface ProviderServer {
  readonly schemas: Schemas;
  validateProviderConfig(request: { config: ObjectValue }): Promise<RpcResponse>;
  validateResourceConfig(request: { typeName: string; config: ObjectValue }): Promise<RpcResponse>;
  validateDataSourceConfig(request: { typeName: string; config: ObjectValue }): Promise<RpcResponse>;
  configure(request: { terraformVersion: string; config: ObjectValue }): Promise<RpcResponse>;
  /** `raw` is the state as JSON holds it, written under schema `version`. */
  upgradeResourceState(
    request: { typeName: string; version: number; raw: Record<string, unknown> }
  ): Promise<RpcResponse & { state: ObjectValue }>;
  readResource(
    request: { typeName: string; state: ObjectValue; privateState: PrivateState }
  ): Promise<RpcResponse & StoredObject>;
  planResourceChange(request: PlanChange): Promise<RpcResponse & PlanResponse>;
  applyResourceChange(request: ApplyChange): Promise<RpcResponse & StoredObject>;
  importResourceState(request: { typeName: string; id: string }): Promise<RpcResponse & StoredObject>;
  readDataSource(request: { typeName: string; config: ObjectValue }): Promise<RpcResponse & { state: ObjectValue }>;
  /** Cancels what is in flight and returns at once; later requests work again. */
  stop(): void;
  /**
   * Fulfilled when every request now in flight has been answered. After `stop` that is bounded: a handler which does
   * not end is abandoned after a grace, and its request answered with what it saved.
   */
  settled(): Promise<void>;
}
