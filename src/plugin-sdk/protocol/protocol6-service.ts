import { absentRpcs } from './absent-rpcs';
import { actionRpcs } from './action-rpcs';
import { deferralAllowed, deferredMessage } from './deferral';
import { diagnosticMessages } from './diagnostic-message';
import { decodeObject, encodeObject } from './dynamic-value';
import {
  ConfigureProvider,
  GetMetadata,
  GetProviderSchema,
  ReadDataSource,
  StopProvider,
  ValidateDataResourceConfig,
  ValidateProviderConfig,
} from './messages';
import { resourceRpcs } from './resource-rpcs';
import { rpc, Rpc, RpcContext, StreamingRpc } from './rpc';
import { ServedSchemas } from './served-schemas';
import { ProviderServer } from '../framework/requests';

/** Terraform's plugin protocol 6 for one provider: methods by path, and the cancellation of what is in flight. */
export interface Protocol6Service {
  readonly handlers: ReadonlyMap<string, Rpc | StreamingRpc>;
  /**
   * Cancels what is in flight; fulfilled when it has been answered, which is bounded as {@link ProviderServer.settled}
   * is.
   */
  stop(): Promise<void>;
}

/** Puts a server behind Terraform's plugin protocol 6: bytes to plain values, and back. */
export function createProtocol6Service(server: ProviderServer, context: RpcContext): Protocol6Service {
  const schemas = new ServedSchemas(server.schemas);
  const rpcs = {
    ...providerRpcs(server, schemas, context),
    ...dataSourceRpcs(server, schemas, context),
    ...resourceRpcs(server, schemas, context),
    ...actionRpcs(server, schemas, context),
    ...absentRpcs(context),
  };
  return {
    handlers: new Map(Object.entries(rpcs).map(([name, handler]) => [`/tfplugin6.Provider/${name}`, handler])),
    stop: async () => {
      server.stop();
      await server.settled();
    },
  };
}

function providerRpcs(server: ProviderServer, schemas: ServedSchemas, context: RpcContext): Record<string, Rpc> {
  return {
    GetProviderSchema: rpc(context, {
      name: 'GetProviderSchema',
      ...GetProviderSchema,
      answer: async () => schemas.message(),
    }),
    GetMetadata: rpc(context, {
      name: 'GetMetadata',
      ...GetMetadata,
      answer: async () => schemas.metadata(),
    }),
    ValidateProviderConfig: rpc(context, {
      name: 'ValidateProviderConfig',
      ...ValidateProviderConfig,
      answer: async ({ config }) => {
        const { diagnostics } = await server.validateProviderConfig({
          config: decodeObject(config, schemas.providerType()),
        });
        return { diagnostics: diagnosticMessages(diagnostics) };
      },
    }),
    ConfigureProvider: rpc(context, {
      name: 'ConfigureProvider',
      ...ConfigureProvider,
      answer: async ({ terraformVersion, config, ...request }) => {
        const { diagnostics } = await server.configureProvider({
          terraformVersion,
          config: decodeObject(config, schemas.providerType()),
          deferralAllowed: deferralAllowed(request),
        });
        return { diagnostics: diagnosticMessages(diagnostics) };
      },
    }),
    StopProvider: rpc(context, {
      name: 'StopProvider',
      ...StopProvider,
      answer: async () => {
        server.stop();
        return {};
      },
    }),
  };
}

function dataSourceRpcs(server: ProviderServer, schemas: ServedSchemas, context: RpcContext): Record<string, Rpc> {
  return {
    ValidateDataResourceConfig: rpc(context, {
      name: 'ValidateDataResourceConfig',
      ...ValidateDataResourceConfig,
      answer: async ({ typeName, config }) => {
        const { diagnostics } = await server.validateDataResourceConfig({
          typeName,
          config: decodeObject(config, schemas.dataSourceType(typeName)),
        });
        return { diagnostics: diagnosticMessages(diagnostics) };
      },
    }),
    ReadDataSource: rpc(context, {
      name: 'ReadDataSource',
      ...ReadDataSource,
      answer: async ({ typeName, config, ...request }) => {
        const type = schemas.dataSourceType(typeName);
        const response = await server.readDataSource({
          typeName,
          config: decodeObject(config, type),
          deferralAllowed: deferralAllowed(request),
        });
        return {
          state: encodeObject(response.state, type),
          diagnostics: diagnosticMessages(response.diagnostics),
          deferred: deferredMessage(response),
        };
      },
    }),
  };
}
