import { deferralAllowed, deferredMessage } from './deferral';
import { diagnosticMessages, pathMessage } from './diagnostic-message';
import { decodeObject, encodeObject } from './dynamic-value';
import { parseExactJson } from './exact-json';
import {
  ApplyResourceChange,
  ImportResourceState,
  MoveResourceState,
  PlanResourceChange,
  RawState,
  ReadResource,
  UpgradeResourceState,
  ValidateResourceConfig,
} from './messages';
import { decodeForeignPrivate, decodePrivate, encodePrivate } from './private-state';
import { Incoming } from './protobuf';
import { rpc, Rpc, RpcContext } from './rpc';
import { ServedSchemas } from './served-schemas';
import { ProviderServer } from '../framework/requests';
import { isRecord } from '../values/record';

/** The methods of tfplugin6 about managed resources. */
export function resourceRpcs(server: ProviderServer, schemas: ServedSchemas, context: RpcContext): Record<string, Rpc> {
  return {
    ValidateResourceConfig: rpc(context, {
      name: 'ValidateResourceConfig',
      ...ValidateResourceConfig,
      answer: async ({ typeName, config }) => {
        const { diagnostics } = await server.validateResourceConfig({
          typeName,
          config: decodeObject(config, schemas.resourceType(typeName)),
        });
        return { diagnostics: diagnosticMessages(diagnostics) };
      },
    }),
    UpgradeResourceState: rpc(context, {
      name: 'UpgradeResourceState',
      ...UpgradeResourceState,
      answer: async ({ typeName, version, rawState }) => {
        const { state, diagnostics } = await server.upgradeResourceState({
          typeName,
          version: Number(version),
          raw: decodeRawState(rawState),
        });
        return {
          upgradedState: encodeObject(state, schemas.resourceType(typeName)),
          diagnostics: diagnosticMessages(diagnostics),
        };
      },
    }),
    ReadResource: rpc(context, {
      name: 'ReadResource',
      ...ReadResource,
      answer: async ({ typeName, currentState, private: privateState, ...request }) => {
        const type = schemas.resourceType(typeName);
        const response = await server.readResource({
          typeName,
          state: decodeObject(currentState, type),
          privateState: decodePrivate(privateState),
          deferralAllowed: deferralAllowed(request),
        });
        return {
          newState: encodeObject(response.state, type),
          private: encodePrivate(response.privateState),
          diagnostics: diagnosticMessages(response.diagnostics),
          deferred: deferredMessage(response),
        };
      },
    }),
    PlanResourceChange: planResourceChange(server, schemas, context),
    ApplyResourceChange: applyResourceChange(server, schemas, context),
    ImportResourceState: rpc(context, {
      name: 'ImportResourceState',
      ...ImportResourceState,
      answer: async ({ typeName, id, ...request }) => {
        const response = await server.importResourceState({ typeName, id, deferralAllowed: deferralAllowed(request) });
        const imported = {
          typeName,
          state: encodeObject(response.state, schemas.resourceType(typeName)),
          private: encodePrivate(response.privateState),
        };
        return {
          importedResources: response.state === null ? [] : [imported],
          diagnostics: diagnosticMessages(response.diagnostics),
          deferred: deferredMessage(response),
        };
      },
    }),
    MoveResourceState: moveResourceState(server, schemas, context),
  };
}

function planResourceChange(server: ProviderServer, schemas: ServedSchemas, context: RpcContext): Rpc {
  return rpc(context, {
    name: 'PlanResourceChange',
    ...PlanResourceChange,
    answer: async ({ typeName, priorState, proposedNewState, config, priorPrivate, ...request }) => {
      const type = schemas.resourceType(typeName);
      const response = await server.planResourceChange({
        typeName,
        prior: decodeObject(priorState, type),
        proposed: decodeObject(proposedNewState, type),
        config: decodeObject(config, type),
        privateState: decodePrivate(priorPrivate),
        deferralAllowed: deferralAllowed(request),
      });
      return {
        plannedState: encodeObject(response.planned, type),
        requiresReplace: response.requiresReplace.map(pathMessage),
        plannedPrivate: encodePrivate(response.privateState),
        diagnostics: diagnosticMessages(response.diagnostics),
        deferred: deferredMessage(response),
      };
    },
  });
}

function applyResourceChange(server: ProviderServer, schemas: ServedSchemas, context: RpcContext): Rpc {
  return rpc(context, {
    name: 'ApplyResourceChange',
    ...ApplyResourceChange,
    answer: async ({ typeName, priorState, plannedState, config, plannedPrivate }) => {
      const type = schemas.resourceType(typeName);
      const response = await server.applyResourceChange({
        typeName,
        prior: decodeObject(priorState, type),
        planned: decodeObject(plannedState, type),
        config: decodeObject(config, type),
        privateState: decodePrivate(plannedPrivate),
      });
      return {
        newState: encodeObject(response.state, type),
        private: encodePrivate(response.privateState),
        diagnostics: diagnosticMessages(response.diagnostics),
      };
    },
    // Without a state Terraform would forget an object that may still be there.
    onFailure: ({ priorState, plannedPrivate }) => ({ newState: priorState, private: plannedPrivate }),
  });
}

function moveResourceState(server: ProviderServer, schemas: ServedSchemas, context: RpcContext): Rpc {
  return rpc(context, {
    name: 'MoveResourceState',
    ...MoveResourceState,
    answer: async ({ targetTypeName: typeName, ...source }) => {
      const { state, privateState, diagnostics } = await server.moveResourceState({
        typeName,
        source: {
          typeName: source.sourceTypeName,
          providerAddress: source.sourceProviderAddress,
          schemaVersion: Number(source.sourceSchemaVersion),
          raw: decodeRawState(source.sourceState),
          privateState: decodeForeignPrivate(source.sourcePrivate),
        },
      });
      return {
        targetState: encodeObject(state, schemas.resourceType(typeName)),
        targetPrivate: encodePrivate(privateState),
        diagnostics: diagnosticMessages(diagnostics),
      };
    },
  });
}

function decodeRawState(rawState: Incoming<typeof RawState> | undefined): Record<string, unknown> {
  if (!rawState || rawState.json.length === 0) {
    throw new TypeError('the state is not stored as JSON; it was written by a Terraform before 0.12');
  }
  const raw = parseExactJson(Buffer.from(rawState.json).toString('utf8'));
  if (!isRecord(raw)) throw new TypeError('the state is not a JSON object');
  return raw;
}
