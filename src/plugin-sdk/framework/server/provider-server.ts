import { applyResourceChange } from './apply-resource-change';
import { configureProvider } from './configure-provider';
import { FrameworkServer, ServerOptions } from './framework-server';
import { importResourceState } from './import-resource-state';
import { invokeAction } from './invoke-action';
import { moveResourceState } from './move-resource-state';
import { planAction } from './plan-action';
import { planResourceChange } from './plan-resource-change';
import { readDataSource } from './read-data-source';
import { readResource } from './read-resource';
import { checkSchemas } from './schema-check';
import { upgradeResourceState } from './upgrade-resource-state';
import {
  validateActionConfig,
  validateDataResourceConfig,
  validateProviderConfig,
  validateResourceConfig,
} from './validate-config';
import { Provider } from '../provider';
import { ProviderServer, Schemas } from '../requests';
import { Schema } from '../schema';

/**
 * Turns a provider into what answers Terraform's requests, in plain values. Each request is in the file of its name,
 * and means something in terms of the provider's few functions.
 * @throws Error when a schema says what none may say.
 */
export function createProviderServer(provider: Provider<any, any>, options: ServerOptions): ProviderServer {
  checkSchemas(provider);
  const server = new FrameworkServer(provider, options);
  return {
    schemas: schemasOf(provider),
    validateProviderConfig: async (request) => validateProviderConfig(server, request),
    validateResourceConfig: async (request) => validateResourceConfig(server, request),
    validateDataResourceConfig: async (request) => validateDataResourceConfig(server, request),
    configureProvider: async (request) => configureProvider(server, request),
    upgradeResourceState: async (request) => upgradeResourceState(server, request),
    readResource: async (request) => readResource(server, request),
    planResourceChange: async (request) => planResourceChange(server, request),
    applyResourceChange: async (request) => applyResourceChange(server, request),
    importResourceState: async (request) => importResourceState(server, request),
    moveResourceState: async (request) => moveResourceState(server, request),
    readDataSource: async (request) => readDataSource(server, request),
    validateActionConfig: async (request) => validateActionConfig(server, request),
    planAction: async (request) => planAction(server, request),
    invokeAction: async (request) => invokeAction(server, request),
    stop: () => server.stop(),
    settled: async () => server.settled(),
  };
}

function schemasOf(provider: Provider<any, any>): Schemas {
  return {
    provider: provider.schema,
    resources: schemaOfEach(provider.resources),
    dataSources: schemaOfEach(provider.dataSources),
    actions: schemaOfEach(provider.actions ?? {}),
  };
}

function schemaOfEach(
  definitions: Readonly<Record<string, { readonly schema: Schema<any> }>>,
): Readonly<Record<string, Schema>> {
  return Object.fromEntries(Object.entries(definitions).map(([typeName, { schema }]) => [typeName, schema]));
}
