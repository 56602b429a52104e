import { checkAttributes } from './attribute-checks';
import { FrameworkServer } from './framework-server';
import { RequestContext } from './request-context';
import {
  ObjectValue,
  RpcResponse,
  ValidateActionConfigRequest,
  ValidateDataResourceConfigRequest,
  ValidateProviderConfigRequest,
  ValidateResourceConfigRequest,
} from '../requests';
import { Schema, Validate } from '../schema';

// Terraform validates a configuration again right before each plan of it, with what is known by then, so the checks run
// here only.

interface Definition {
  readonly schema: Schema<any>;
  readonly validate?: Validate<any>;
}

/** Checks the provider block. */
export async function validateProviderConfig(server: FrameworkServer,
  { config }: ValidateProviderConfigRequest): Promise<RpcResponse> {
  const { provider } = server;
  return server.respond({ name: 'the provider configuration', schema: provider.schema, values: [config] }, {},
    async (context) => validate(context, provider, config));
}

/** Checks the block of a resource. */
export async function validateResourceConfig(server: FrameworkServer,
  { typeName, config }: ValidateResourceConfigRequest): Promise<RpcResponse> {
  return server.respond(server.resourceScope(typeName, config), {},
    async (context) => validate(context, server.resource(typeName), config));
}

/** Checks the block of a data source, which the protocol calls a data resource here. */
export async function validateDataResourceConfig(server: FrameworkServer,
  { typeName, config }: ValidateDataResourceConfigRequest): Promise<RpcResponse> {
  return server.respond(server.dataSourceScope(typeName, config), {},
    async (context) => validate(context, server.dataSource(typeName), config));
}

/** Checks the block of an action. */
export async function validateActionConfig(server: FrameworkServer,
  { typeName, config }: ValidateActionConfigRequest): Promise<RpcResponse> {
  return server.respond(server.actionScope(typeName, config), {},
    async (context) => validate(context, server.action(typeName), config));
}

async function validate(context: RequestContext, definition: Definition, config: ObjectValue): Promise<void> {
  if (config === null) return;
  const { diagnostics } = context;
  await context.call('validate', () => checkAttributes(definition.schema.attributes, config, diagnostics));
  if (diagnostics.hasErrors || !definition.validate) return;
  await context.call('validate', () => definition.validate?.(config, diagnostics));
}
