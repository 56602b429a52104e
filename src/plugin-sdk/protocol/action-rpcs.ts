import { deferralAllowed, deferredMessage } from './deferral';
import { diagnosticMessages } from './diagnostic-message';
import { decodeObject } from './dynamic-value';
import { EventStream } from './event-stream';
import { InvokeAction, PlanAction, ValidateActionConfig } from './messages';
import { rpc, Rpc, RpcContext, StreamingRpc, streamingRpc } from './rpc';
import { ServedSchemas } from './served-schemas';
import { ProviderServer } from '../framework/requests';

/** The methods of tfplugin6 about actions. */
export function actionRpcs(server: ProviderServer, schemas: ServedSchemas,
  context: RpcContext): Record<string, Rpc | StreamingRpc> {
  return {
    ValidateActionConfig: rpc(context, {
      name: 'ValidateActionConfig',
      ...ValidateActionConfig,
      answer: async ({ typeName, config }) => {
        const { diagnostics } = await server.validateActionConfig({
          typeName,
          config: decodeObject(config, schemas.actionType(typeName)),
        });
        return { diagnostics: diagnosticMessages(diagnostics) };
      },
    }),
    PlanAction: rpc(context, {
      name: 'PlanAction',
      ...PlanAction,
      answer: async ({ typeName, config, ...request }) => {
        const response = await server.planAction({
          typeName,
          config: decodeObject(config, schemas.actionType(typeName)),
          deferralAllowed: deferralAllowed(request),
        });
        return { diagnostics: diagnosticMessages(response.diagnostics), deferred: deferredMessage(response) };
      },
    }),
    InvokeAction: invokeAction(server, schemas, context),
  };
}

function invokeAction(server: ProviderServer, schemas: ServedSchemas, context: RpcContext): StreamingRpc {
  return streamingRpc(context, {
    name: 'InvokeAction',
    ...InvokeAction,
    answer: async function*({ typeName, config }, signal) {
      const told = new EventStream<string>();
      const invoked = server.invokeAction({
        typeName,
        config: decodeObject(config, schemas.actionType(typeName)),
        signal,
        progress: (text) => told.add(text),
        onInterrupted: () => told.clear(),
      }).finally(() => told.end());
      invoked.catch(() => undefined);
      for await (const message of told.events()) yield { progress: { message } };
      const { diagnostics } = await invoked;
      yield { completed: { diagnostics: diagnosticMessages(diagnostics) } };
    },
    // A stream without this end would pass for a success, and an event that is empty makes Terraform panic.
    onFailure: (diagnostics) => ({ completed: { diagnostics } }),
  });
}
