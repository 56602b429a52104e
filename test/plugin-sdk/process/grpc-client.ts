import { Client, ClientOptions, ChannelCredentials, credentials, Metadata, ServiceError } from '@grpc/grpc-js';
import { Certificate } from '../../../src/plugin-sdk/process/certificate';

const asIs = (bytes: Buffer) => bytes;

const MEBIBYTE = 1024 * 1024;
const options: ClientOptions = {
  'grpc.ssl_target_name_override': 'localhost',
  'grpc.default_authority': 'localhost',
  'grpc.max_receive_message_length': 64 * MEBIBYTE,
  'grpc.max_send_message_length': 64 * MEBIBYTE,
};

/** A gRPC client nobody here wrote, that sends and receives bytes as they are. */
export class GrpcClient {
  private readonly client: Client;

  constructor(target: string, clientCredentials: ChannelCredentials) {
    this.client = new Client(target, clientCredentials, options);
  }

  /** Answers with the response, or rejects with the status. */
  public call(path: string, request: Uint8Array = Buffer.alloc(0),
    timing: { signal?: AbortSignal; deadline?: Date } = {}): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const answered = (error: ServiceError | null, response?: Buffer) => (error ? reject(error) : resolve(response!));
      const call = this.client.makeUnaryRequest(path, asIs, asIs, Buffer.from(request), new Metadata(), {
        deadline: timing.deadline,
      }, answered);
      timing.signal?.addEventListener('abort', () => call.cancel());
    });
  }

  public stream(path: string, request: Uint8Array = Buffer.alloc(0)) {
    return this.client.makeServerStreamRequest(path, asIs, asIs, Buffer.from(request));
  }

  /** Sends a stream of messages; answers as {@link call} does. */
  public send(path: string, requests: readonly Uint8Array[]): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const call = this.client.makeClientStreamRequest(path, asIs, asIs,
        (error: ServiceError | null, response?: Buffer) => (error ? reject(error) : resolve(response!)));
      requests.forEach((request) => call.write(Buffer.from(request)));
      call.end();
    });
  }

  public close(): void {
    this.client.close();
  }
}

/** What a client that Terraform would be presents: it trusts exactly this server, and proves who it is. */
export function mutualTls(serverCertPem: string, client: Certificate): ChannelCredentials {
  return credentials.createSsl(Buffer.from(serverCertPem), Buffer.from(client.keyPem), Buffer.from(client.certPem));
}
