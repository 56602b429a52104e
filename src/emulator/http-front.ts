import { createServer, IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { AddressInfo } from 'node:net';
import { MAX_BODY_BYTES } from './routing/dispatcher';
import { Dropped, isDropped, WireRequest, WireResponse } from './wire';

/** A server certificate with its key, both PEM. */
export interface TlsIdentity {
  readonly key: string;
  readonly cert: string;
}

/** Where and how to listen. */
export interface HttpFrontOptions {
  /**
   * The port to listen on; 0 stands for a free one.
   *
   * @default 0
   */
  readonly port?: number;
  /**
   * Makes it listen with https.
   *
   * @default - http
   */
  readonly tls?: TlsIdentity;
}

/** A listening server that hands every request over as a value. */
export interface HttpFront {
  /** Scheme, address and port, without a trailing slash. */
  readonly endpoint: string;
  /** Stops listening and cuts the connections that are open. */
  close(): Promise<void>;
}

type Handle = (request: WireRequest) => Promise<WireResponse | Dropped>;

/** Longer than clients keep idle connections, so that no request meets a connection that is just being closed. */
const KEEP_ALIVE_MS = 65_000;

/**
 * Listens on 127.0.0.1.
 *
 * @throws Error when the port is taken.
 */
export async function openHttpFront(handle: Handle, { port = 0, tls }: HttpFrontOptions = {}): Promise<HttpFront> {
  const scheme = tls ? 'https' : 'http';
  const listener: RequestListener = (incoming, outgoing) => {
    serve(handle, scheme, incoming, outgoing).catch(() => outgoing.destroy());
  };
  const server: Server = tls ? createTlsServer(tls, listener) : createServer(listener);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    endpoint: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

async function serve(handle: Handle, scheme: string, incoming: IncomingMessage,
  outgoing: ServerResponse): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming;
  const origin = url.startsWith('/') ? `${scheme}://${headers.host ?? '127.0.0.1'}` : '';
  const answer = await handle({ method, url: `${origin}${url}`, headers, body: await readBody(incoming) });
  if (isDropped(answer)) {
    incoming.socket.resetAndDestroy();
    return;
  }
  outgoing.writeHead(answer.status, {
    ...answer.headers,
    ...(answer.status === 204 ? {} : { 'content-length': Buffer.byteLength(answer.body) }),
  });
  outgoing.end(answer.body);
}

/** Reads the body; of one that is too long only so much is kept as shows that it is. */
async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    size += chunk.length;
  }
  return Buffer.concat(chunks);
}
