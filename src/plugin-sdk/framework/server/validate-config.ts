import { checkAttributes } from './attribute-checks';
import { checkBlocks, withBlocks } from './block-checks';
import { FrameworkServer } from './framework-server';
import { RequestContext } from './request-context';
import { configurationAttributes, ProviderSchema } from '../provider-schema';
import {
  ObjectValue,
  RpcResponse,
  ValidateActionConfigRequest,
  ValidateDataResourceConfigRequest,
  ValidateProviderConfigRequest,
  ValidateResourceConfigRequest,
} from '../requests';
import { Validate } from '../schema';

// Terraform validates a configuration again right before each plan of it, with what is known by then, so the checks run
// here only.

interface Definition {
  readonly schema: ProviderSchema<any, any>;
  readonly validate?: Validate<any>;
}

/** Checks the provider block. */
export async function validateProviderConfig(server: FrameworkServer,
  request: ValidateProviderConfigRequest): Promise<RpcResponse> {
  const { provider } = server;
  const config = withBlocks(provider.schema.blocks, request.config);
  return server.respond(server.providerScope('the provider configuration', config), {},
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
  const { schema } = definition;
  await context.call('validate', () => {
    checkAttributes(configurationAttributes(schema), config, diagnostics);
    checkBlocks(schema.blocks ?? {}, config, diagnostics);
  });
  if (diagnostics.hasErrors || !definition.validate) return;
  await context.call('validate', () => definition.validate?.(config, diagnostics));
}
