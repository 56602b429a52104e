import { credentials } from '@grpc/grpc-js';
import { GrpcClient, mutualTls } from './grpc-client';
import { Certificate, createCertificate } from '../../../src/plugin-sdk/process/certificate';
import { GrpcHandler } from '../../../src/plugin-sdk/process/grpc-call';
import { GrpcServer, GrpcServerOptions } from '../../../src/plugin-sdk/process/grpc-server';
import { listen, Listener } from '../../../src/plugin-sdk/process/listener';

/** A server within the test's own process, with the clients it knows. */
export interface GrpcHost {
  readonly server: GrpcServer;
  readonly listener: Listener;
  /** Target for a gRPC client. */
  readonly target: string;
  readonly serverCertificate: Certificate;
  readonly clientCertificate: Certificate;
  readonly connectionErrors: Error[];
  client(): GrpcClient;
  close(): Promise<void>;
}

interface HostOptions {
  readonly plaintext?: boolean;
  readonly platform?: string;
  readonly events?: Partial<GrpcServerOptions>;
}

/** Serves the handlers with mutual TLS on a unix socket, unless the options say otherwise. */
export async function hostGrpc(handlers: ReadonlyMap<string, GrpcHandler>,
  { plaintext, platform = 'linux', events }: HostOptions = {}): Promise<GrpcHost> {
  const [serverCertificate, clientCertificate] = [createCertificate(new Date()), createCertificate(new Date())];
  const connectionErrors: Error[] = [];
  const clients: GrpcClient[] = [];
  const server = new GrpcServer({
    find: async (path) => handlers.get(path),
    tls: plaintext ? undefined
      : { key: serverCertificate.keyPem, cert: serverCertificate.certPem, clientCa: clientCertificate.certPem },
    onConnectionError: (error) => connectionErrors.push(error),
    ...events,
  });
  const listener = await listen({}, platform, (socket) => server.accept(socket));
  const target = listener.network === 'unix' ? `unix:${listener.address}` : listener.address;
  return {
    server,
    listener,
    target,
    serverCertificate,
    clientCertificate,
    connectionErrors,
    client: () => {
      const client = new GrpcClient(target,
        plaintext ? credentials.createInsecure() : mutualTls(serverCertificate.certPem, clientCertificate));
      clients.push(client);
      return client;
    },
    close: async () => {
      clients.forEach((client) => client.close());
      await listener.close();
      listener.remove();
    },
  };
}
