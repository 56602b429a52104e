import { GrpcHandler } from './grpc-call';

/** go-plugin's Shutdown: answers, then ends the process at once, for Terraform kills it after two seconds and warns. */
export function controller(shutDown: () => void): ReadonlyMap<string, GrpcHandler> {
  return new Map([['/plugin.GRPCController/Shutdown', async (_request, call) => {
    void call.delivered.then(shutDown);
    return new Uint8Array();
  }]]);
}
