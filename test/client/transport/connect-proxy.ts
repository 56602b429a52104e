import { Agent, createServer, IncomingMessage, request, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, Socket } from 'node:net';
import { onLoopback } from './loopback';

/** How a stand-in for a company's proxy behaves. */
export interface ConnectProxyOptions {
  /**
   * Which port of this machine is behind a name, or behind a name with its port: `dms.example.invalid`. Everything else
   * is refused with 502.
   */
  readonly routes: Readonly<Record<string, number>>;
  /** @default - nobody has to log in */
  readonly credentials?: { readonly user: string; readonly password: string };
  /**
   * The status of every answer.
   * @default - nothing is refused
   */
  readonly refuse?: number;
  /**
   * What it does instead of answering a CONNECT: nothing, close the connection, or say something that is not HTTP.
   * @default - it answers
   */
  readonly misbehave?: 'silent' | 'drop' | 'babble';
  /**
   * With these it speaks TLS itself.
   * @default - it speaks plain HTTP
   */
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** A request to the proxy. `target` is host and port of a CONNECT, or a whole URL. */
export interface SeenByProxy {
  readonly method: string;
  readonly target: string;
  /** @default - none came */
  readonly authorization?: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A proxy for HTTP and CONNECT on this machine. */
export interface ConnectProxy {
  /** Without user and password. */
  readonly url: string;
  readonly port: number;
  readonly seen: readonly SeenByProxy[];
  close(): void;
}

/** Starts a proxy; whoever starts it closes it. */
export async function startConnectProxy(options: ConnectProxyOptions): Promise<ConnectProxy> {
  const seen: SeenByProxy[] = [];
  const server = options.tls ? createTlsServer(options.tls) : createServer();
  server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
    seen.push(seenIn(incoming));
    forward(options, incoming, response);
  });
  server.on('connect', (incoming: IncomingMessage, client: Socket) => {
    seen.push(seenIn(incoming));
    tunnel(options, incoming, client);
  });
  const { port, close } = await onLoopback(server);
  return { url: `${options.tls ? 'https' : 'http'}://localhost:${port}`, port, seen, close };
}

function seenIn({ method, url, headers }: IncomingMessage): SeenByProxy {
  return { method: method!, target: url!, authorization: headers['proxy-authorization'], headers };
}

/** Undefined where a request may pass. */
function refusalOf({ credentials, refuse }: ConnectProxyOptions, { headers }: IncomingMessage): number | undefined {
  if (refuse) return refuse;
  if (!credentials) return undefined;
  const expected = Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64');
  return headers['proxy-authorization'] === `Basic ${expected}` ? undefined : 407;
}

function tunnel(options: ConnectProxyOptions, incoming: IncomingMessage, client: Socket): void {
  client.on('error', () => client.destroy());
  if (options.misbehave === 'silent') return;
  if (options.misbehave === 'drop') return void client.destroy();
  if (options.misbehave === 'babble') return void client.end('220 mail.example.invalid ESMTP\r\n');

  const status = refusalOf(options, incoming);
  const [host] = incoming.url!.split(/:\d+$/);
  const port = options.routes[incoming.url!] ?? options.routes[host];
  if (status || !port) return void client.end(`HTTP/1.1 ${status ?? 502} No\r\nContent-Length: 2\r\n\r\nno`);
  const upstream = connect(port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    upstream.pipe(client).pipe(upstream);
  });
  upstream.on('error', () => client.destroy());
  client.on('close', () => upstream.destroy());
}

function forward(options: ConnectProxyOptions, incoming: IncomingMessage, response: ServerResponse): void {
  const status = refusalOf(options, incoming);
  const { hostname, host, pathname, search } = new URL(incoming.url!, 'http://none');
  const port = options.routes[host] ?? options.routes[hostname];
  if (status || !port) return void response.writeHead(status ?? 502).end('no');
  const { 'proxy-authorization': _, ...headers } = incoming.headers;
  // Node's own agent may heed the proxies of the environment.
  const agent = new Agent();
  const upstream = request({ agent, port, host: '127.0.0.1', method: incoming.method, path: pathname + search, headers },
    (answer) => answer.pipe(response.writeHead(answer.statusCode!, answer.headers)));
  upstream.on('error', () => response.destroy());
  incoming.pipe(upstream);
}
