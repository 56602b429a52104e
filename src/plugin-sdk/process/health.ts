import { GrpcHandler } from './grpc-call';

/** `HealthCheckResponse{status=1: SERVING=1}`, in wire format. */
const SERVING = Uint8Array.of(0x08, 0x01);

/** The standard health check: whatever the service asked about, a plugin that answers is serving. */
export function health(): ReadonlyMap<string, GrpcHandler> {
  return new Map([['/grpc.health.v1.Health/Check', async () => SERVING]]);
}
