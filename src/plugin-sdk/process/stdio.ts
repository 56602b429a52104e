import { GrpcHandler } from './grpc-call';

/**
 * The channel of go-plugin for stray output. Nothing is ever sent (Terraform would log it as unexpected data), but the
 * stream has to stay open until the client cancels or `closing` fires.
 */
export function stdio(closing: AbortSignal): ReadonlyMap<string, GrpcHandler> {
  return new Map([['/plugin.GRPCStdio/StreamStdio', (_request, call) => silence(closing, call.signal)]]);
}

async function* silence(...until: readonly AbortSignal[]): AsyncGenerator<Uint8Array> {
  if (until.some((signal) => signal.aborted)) return;
  await new Promise((resolve) => until.forEach((signal) => signal.addEventListener('abort', resolve, { once: true })));
}
