import { createSecureServer, createServer, Http2Server, ServerHttp2Session, ServerOptions } from 'node:http2';
import { Socket } from 'node:net';
import { answerCall, FindHandler } from './grpc-call';
import { MAX_MESSAGE_BYTES } from './grpc-framing';

/** Mutual TLS: the server's own key and certificate (PEM), and the one certificate clients must present. */
export interface MutualTls {
  readonly key: string;
  readonly cert: string;
  readonly clientCa: string;
}

/** How a server finds its handlers, and whom it tells of its sessions. */
export interface GrpcServerOptions {
  readonly find: FindHandler;
  /** @default - plaintext HTTP/2 */
  readonly tls?: MutualTls;
  /** Called when a client has proved who it is and may call. */
  readonly onSession?: () => void;
  /** Called whenever the last open session has closed. */
  readonly onLastSessionClosed?: () => void;
  /** Called when a client is turned away, or a connection breaks. */
  readonly onConnectionError?: (error: Error) => void;
}

const MEBIBYTE = 1024 * 1024;
const WINDOW_BYTES = 8 * MEBIBYTE;

const http2Options: ServerOptions = {
  settings: { initialWindowSize: WINDOW_BYTES },
  // In megabytes. Node's default of 10 refuses streams while messages of the size Terraform allows are under way.
  maxSessionMemory: 4 * MAX_MESSAGE_BYTES / MEBIBYTE,
};

/**
 * A gRPC server on Node's own HTTP/2: unary and server-streaming calls, no reflection, no compression. Others listen
 * for it.
 */
export class GrpcServer {
  private readonly http2: Http2Server;
  private readonly calls = new Set<Promise<void>>();
  private readonly sessions = new Set<ServerHttp2Session>();

  constructor(private readonly options: GrpcServerOptions) {
    this.http2 = options.tls ? createSecureServer({ ...http2Options, ...verifying(options.tls) })
      : createServer(http2Options);
    this.http2.on('session', (session) => this.adopt(session));
    this.http2.on('stream', (stream, headers) => {
      const call = answerCall(stream, headers, options.find).finally(() => this.calls.delete(call));
      this.calls.add(call);
    });
    for (const event of ['sessionError', 'tlsClientError']) {
      this.http2.on(event, (error: Error) => options.onConnectionError?.(error));
    }
  }

  /** Serves whoever is at the other end of the socket. */
  public accept(socket: Socket): void {
    this.http2.emit('connection', socket);
  }

  /** Fulfilled when every call has been answered, or abandoned by its client, and the answers have arrived. */
  public async settled(): Promise<void> {
    while (this.calls.size > 0) await Promise.all(this.calls);
    await Promise.all([...this.sessions].map(arrived));
  }

  private adopt(session: ServerHttp2Session): void {
    this.sessions.add(session);
    this.options.onSession?.();
    session.setLocalWindowSize(WINDOW_BYTES);
    session.once('close', () => {
      this.sessions.delete(session);
      if (this.sessions.size === 0) this.options.onLastSessionClosed?.();
    });
  }
}

/**
 * Fulfilled when all that was written on a session has reached its client, or never will. A stream that has closed says
 * nothing of that: its last bytes may still be in this process, and would be lost with it.
 */
async function arrived(session: ServerHttp2Session): Promise<void> {
  await new Promise<void>((resolve) => {
    session.once('close', resolve);
    // Frames arrive in order, so whoever answers this one has all that came before.
    if (session.destroyed || !session.ping(() => resolve())) resolve();
  });
}

function verifying({ key, cert, clientCa }: MutualTls) {
  return { key, cert, ca: clientCa, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const;
}
