import { GrpcHandler } from './grpc-call';

/** The Shutdown of go-plugin: answers, then ends the process at once. After two seconds Terraform would kill it. */
export function controller(shutDown: () => void): ReadonlyMap<string, GrpcHandler> {
  return new Map([['/plugin.GRPCController/Shutdown', async (_request, call) => {
    void call.delivered.then(shutDown);
    return new Uint8Array();
  }]]);
}
