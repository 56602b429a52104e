import { diagnosticMessages } from './diagnostic-message';
import { DiagnosticMessage } from './messages';
import { Incoming, Message, Outgoing } from './protobuf';
import { rpcFailed } from './texts';
import { ValueError } from './value-error';
import { Diagnostic } from '../framework/diagnostics';
import { Log } from '../framework/resource';

/** Answers the bytes of a request with the bytes of a response. Never rejects. */
export type Rpc = (request: Uint8Array) => Promise<Uint8Array>;

/** What calls are logged with. */
export interface RpcContext {
  readonly log: Log;
  /** Milliseconds on a clock that only runs forward. */
  readonly elapsed: () => number;
}

interface Definition<Request extends Message, Response extends Message> {
  /** Name as in the service definition of tfplugin6. */
  readonly name: string;
  readonly request: Request;
  readonly response: Response;
  readonly answer: (request: Incoming<Request>) => Promise<Outgoing<Response>>;
  /**
   * The rest of the response when the call failed; a diagnostic is added.
   * @default - nothing
   */
  readonly onFailure?: (request: Incoming<Request>) => Outgoing<Response>;
}

type Diagnosed = { readonly diagnostics?: readonly Outgoing<typeof DiagnosticMessage>[] };

/** Answers the bytes of a request with the bytes of one response after the other. Never throws. */
export type StreamingRpc = (request: Uint8Array, call: { readonly signal: AbortSignal }) => AsyncIterable<Uint8Array>;

interface StreamingDefinition<Request extends Message, Response extends Message> {
  /** Name as in the service definition of tfplugin6. */
  readonly name: string;
  readonly request: Request;
  readonly response: Response;
  readonly answer: (request: Incoming<Request>, signal: AbortSignal) => AsyncIterable<Outgoing<Response>>;
  /** What ends the stream when the call failed. */
  readonly onFailure: (diagnostics: readonly Outgoing<typeof DiagnosticMessage>[]) => Outgoing<Response>;
}

/** Ties a method to its messages, logs it, and turns whatever it throws into a diagnostic. */
export function rpc<Request extends Message, Response extends Message>(context: RpcContext,
  definition: Definition<Request, Response>): Rpc {
  const logged = loggedAs(definition.name, context);
  return async (bytes) => {
    const call = logged();
    let request: Incoming<Request> | undefined;
    let response: Outgoing<Response>;
    try {
      request = definition.request.decode(bytes) as Incoming<Request>;
      call.received(request);
      response = await definition.answer(request);
    } catch (error) {
      call.failed(error);
      response = failureOf(definition, request, error);
    }
    const answer = encoded(definition, request, response);
    call.served(answer.length);
    return answer;
  };
}

/** As {@link rpc}, for a method that answers a stream: what is thrown becomes a diagnostic in its last message. */
export function streamingRpc<Request extends Message, Response extends Message>(context: RpcContext,
  definition: StreamingDefinition<Request, Response>): StreamingRpc {
  const logged = loggedAs(definition.name, context);
  return async function*(bytes, { signal }) {
    const call = logged();
    let sent = 0;
    const encode = (response: Outgoing<Response>) => {
      const message = definition.response.encode(response as never);
      sent += message.length;
      return message;
    };
    try {
      const request = definition.request.decode(bytes) as Incoming<Request>;
      call.received(request);
      for await (const response of definition.answer(request, signal)) yield encode(response);
    } catch (error) {
      call.failed(error);
      yield encode(definition.onFailure(diagnosticMessages([failureDiagnostic(definition.name, error)])));
    }
    call.served(sent);
  };
}

/** Numbers the calls of one method, and logs the life of each. */
function loggedAs(name: string, { log, elapsed }: RpcContext) {
  let lastId = 0;
  return () => {
    const fields: Record<string, unknown> = {
      tf_rpc: name,
      tf_req_id: `${name}-${++lastId}`,
      tf_proto_version: '6',
    };
    const begun = elapsed();
    return {
      received: (request: object) => {
        if ('typeName' in request) fields.tf_resource_type = request.typeName;
        log.trace('received request', fields);
      },
      failed: (error: unknown) => log.error('request failed', { ...fields, error }),
      served: (bytes: number) =>
        log.trace('served request', {
          ...fields,
          tf_req_duration_ms: Math.round(elapsed() - begun),
          response_bytes: bytes,
        }),
    };
  };
}

function failureOf<Request extends Message, Response extends Message>(
  { name, onFailure }: Definition<Request, Response>,
  request: Incoming<Request> | undefined,
  error: unknown,
): Outgoing<Response> {
  const diagnosed: Diagnosed = { diagnostics: diagnosticMessages([failureDiagnostic(name, error)]) };
  return { ...(request && onFailure?.(request)), ...diagnosed } as Outgoing<Response>;
}

function encoded<Request extends Message, Response extends Message>(
  definition: Definition<Request, Response>,
  request: Incoming<Request> | undefined,
  response: Outgoing<Response>,
): Uint8Array {
  try {
    return definition.response.encode(response as never);
  } catch (error) {
    return definition.response.encode(failureOf(definition, request, error) as never);
  }
}

/** What the user reads when a call failed: an error of gRPC would lose the state, and say less. */
function failureDiagnostic(name: string, error: unknown): Diagnostic {
  return {
    severity: 'error',
    ...rpcFailed(name, error instanceof Error ? error.message : String(error)),
    attribute: error instanceof ValueError && error.path.length > 0 ? error.path : undefined,
  };
}
