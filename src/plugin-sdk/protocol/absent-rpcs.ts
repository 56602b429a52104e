import { DiagnosticMessage } from './messages';
import { many, message, one, stringField } from './protobuf';
import { rpc, Rpc, RpcContext, StreamingRpc, streamingRpc } from './rpc';
import { notThere } from './texts';

/** What a request is about, where it says so. */
const AboutType = message({ typeName: stringField(1) });

/** What this SDK cannot declare, by the name of the method that asks for it: what it is, and where the errors go. */
const absent: Readonly<Record<string, readonly [kind: string, diagnostics: number]>> = {
  UpgradeResourceIdentity: ['resource identity', 2],
  GenerateResourceConfig: ['generated configuration', 2],
  ValidateEphemeralResourceConfig: ['ephemeral resource', 1],
  OpenEphemeralResource: ['ephemeral resource', 1],
  RenewEphemeralResource: ['ephemeral resource', 1],
  CloseEphemeralResource: ['ephemeral resource', 1],
  ValidateListResourceConfig: ['list resource', 1],
  ValidateStateStoreConfig: ['state store', 1],
  ConfigureStateStore: ['state store', 1],
  LockState: ['state store', 2],
  UnlockState: ['state store', 1],
  GetStates: ['state store', 2],
  DeleteState: ['state store', 1],
};

const absentStreams: typeof absent = { ListResource: ['list resource', 4], ReadStateBytes: ['state store', 4] };

const FunctionError = message({ text: stringField(1) });

/**
 * The methods of tfplugin6 about what this SDK has none of. Terraform asks for lists of some, and those are empty; for
 * one of them it asks by mistake only, and then a diagnostic says more than an error of gRPC.
 */
export function absentRpcs(context: RpcContext): Record<string, Rpc | StreamingRpc> {
  const diagnosed = message({ diagnostics: many(2, DiagnosticMessage) });
  const empty = { request: message({}), response: diagnosed, answer: async () => ({}) };
  return {
    GetResourceIdentitySchemas: rpc(context, { name: 'GetResourceIdentitySchemas', ...empty }),
    GetFunctions: rpc(context, { name: 'GetFunctions', ...empty }),
    CallFunction: rpc(context, {
      name: 'CallFunction',
      request: AboutType,
      response: message({ error: one(2, FunctionError) }),
      answer: async ({ typeName }) => ({ error: { text: notThere('function', typeName) } }),
    }),
    ...Object.fromEntries(Object.entries(absent).map(([name, about]) => [name, refusing(name, about, context)])),
    ...Object.fromEntries(
      Object.entries(absentStreams).map(([name, about]) => [name, refusingInStream(name, about, context)]),
    ),
  };
}

function refusing(name: string, [kind, number]: readonly [string, number], context: RpcContext): Rpc {
  return rpc(context, {
    name,
    request: AboutType,
    response: message({ diagnostics: many(number, DiagnosticMessage) }),
    answer: async ({ typeName }) => {
      throw new TypeError(notThere(kind, typeName));
    },
  });
}

function refusingInStream(name: string, [kind, number]: readonly [string, number], context: RpcContext): StreamingRpc {
  return streamingRpc(context, {
    name,
    request: AboutType,
    response: message({ diagnostics: many(number, DiagnosticMessage) }),
    answer: ({ typeName }) => {
      throw new TypeError(notThere(kind, typeName));
    },
    onFailure: (diagnostics) => ({ diagnostics }),
  });
}
