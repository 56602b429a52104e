import { createSecureServer, createServer, Http2Server, ServerHttp2Session, ServerOptions } from 'node:http2';
import { AddressInfo } from 'node:net';
import { answerCall, FindHandler } from './grpc-call';
import { MAX_MESSAGE_BYTES } from './grpc-framing';

/** Mutual TLS: the server's own key and certificate (PEM), and the one certificate clients must present. */
export interface MutualTls {
  readonly key: string;
  readonly cert: string;
  readonly clientCa: string;
}

export interface GrpcServerOptions {
  readonly find: FindHandler;
  /** Absent: plaintext HTTP/2. */
  readonly tls?: MutualTls;
  /** Called when somebody connects, before anything is known of them. */
  readonly onConnection?: () => void;
  /** Called whenever the last open session has closed. */
  readonly onLastSessionClosed?: () => void;
  /** Called when a client is turned away, or a connection breaks. */
  readonly onConnectionError?: (error: Error) => void;
}

/** Where to listen: a unix socket, or a TCP port of 127.0.0.1 (0: any free one). */
export type ListenTarget = { readonly path: string } | { readonly port: number };

const MEBIBYTE = 1024 * 1024;
const WINDOW_BYTES = 8 * MEBIBYTE;

const http2Options: ServerOptions = {
  settings: { initialWindowSize: WINDOW_BYTES },
  // In megabytes. Node's default of 10 refuses streams while messages of the size Terraform allows are under way.
  maxSessionMemory: 4 * MAX_MESSAGE_BYTES / MEBIBYTE,
};

/** A gRPC server on Node's own HTTP/2: unary and server-streaming calls, no reflection, no compression. */
export class GrpcServer {
  private readonly http2: Http2Server;
  private readonly sessions = new Set<ServerHttp2Session>();
  private readonly calls = new Set<Promise<void>>();

  constructor(private readonly options: GrpcServerOptions) {
    this.http2 = createHttp2Server(options.tls);
    this.http2.on('connection', () => options.onConnection?.());
    this.http2.on('session', (session) => this.adopt(session));
    this.http2.on('stream', (stream, headers) => {
      const call = answerCall(stream, headers, options.find).finally(() => this.calls.delete(call));
      this.calls.add(call);
    });
    for (const event of ['sessionError', 'tlsClientError']) {
      this.http2.on(event, (error: Error) => options.onConnectionError?.(error));
    }
  }

  /** Starts to listen and returns the TCP port, or 0 for a unix socket. */
  public async listen(target: ListenTarget): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.http2.once('error', reject);
      this.http2.listen('path' in target ? { path: target.path } : { host: '127.0.0.1', port: target.port }, resolve);
    });
    this.http2.removeAllListeners('error');
    this.http2.on('error', (error) => this.options.onConnectionError?.(error));
    const address = this.http2.address() as AddressInfo | string;
    return typeof address === 'string' ? 0 : address.port;
  }

  /** Fulfilled when every call has been answered, or abandoned by its client. */
  public async settled(): Promise<void> {
    while (this.calls.size > 0) await Promise.all(this.calls);
  }

  /** Stops listening and cuts every connection; handlers see their signal aborted. */
  public async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.http2.close(() => resolve()));
    for (const session of this.sessions) session.destroy();
    await closed;
  }

  private adopt(session: ServerHttp2Session): void {
    this.sessions.add(session);
    session.setLocalWindowSize(WINDOW_BYTES);
    session.on('error', (error) => this.options.onConnectionError?.(error));
    session.once('close', () => {
      this.sessions.delete(session);
      if (this.sessions.size === 0) this.options.onLastSessionClosed?.();
    });
  }
}

function createHttp2Server(tls?: MutualTls): Http2Server {
  if (!tls) return createServer(http2Options);
  return createSecureServer({
    ...http2Options,
    key: tls.key,
    cert: tls.cert,
    ca: tls.clientCa,
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
  });
}
