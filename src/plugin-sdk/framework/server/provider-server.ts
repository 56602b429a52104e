import { applyResourceChange } from './apply';
import { configure } from './configure';
import { readDataSource } from './data-source';
import { ServerOptions, FrameworkServer } from './framework-server';
import { importResourceState } from './import';
import { planResourceChange } from './plan';
import { readResource } from './read';
import { checkSchemas } from './schema-check';
import { upgradeResourceState } from './upgrade';
import { validateDataSourceConfig, validateProviderConfig, validateResourceConfig } from './validate';
import { Provider } from '../provider';
import { ProviderServer, Schemas } from '../requests';
import { Schema } from '../schema';

/**
 * Serves a provider: what Terraform's requests mean, each in the file of its name, in terms of the provider's few
 * functions.
 * @throws Error when a schema says what none may say.
 */
export function createProviderServer(provider: Provider<any, any>, options: ServerOptions): ProviderServer {
  checkSchemas(provider);
  const session = new FrameworkServer(provider, options);
  return {
    schemas: schemasOf(provider),
    validateProviderConfig: async (request) => validateProviderConfig(session, request),
    validateResourceConfig: async (request) => validateResourceConfig(session, request),
    validateDataSourceConfig: async (request) => validateDataSourceConfig(session, request),
    configure: async (request) => configure(session, request),
    upgradeResourceState: async (request) => upgradeResourceState(session, request),
    readResource: async (request) => readResource(session, request),
    planResourceChange: async (request) => planResourceChange(session, request),
    applyResourceChange: async (request) => applyResourceChange(session, request),
    importResourceState: async (request) => importResourceState(session, request),
    readDataSource: async (request) => readDataSource(session, request),
    stop: () => session.stop(),
    settled: async () => session.settled(),
  };
}

function schemasOf(provider: Provider<any, any>): Schemas {
  return {
    provider: provider.schema,
    resources: schemaOfEach(provider.resources),
    dataSources: schemaOfEach(provider.dataSources),
  };
}

function schemaOfEach(
  definitions: Readonly<Record<string, { readonly schema: Schema<any> }>>,
): Readonly<Record<string, Schema>> {
  return Object.fromEntries(Object.entries(definitions).map(([typeName, { schema }]) => [typeName, schema]));
}
