import { ClientRequest, request as httpRequest } from 'node:http';
import { Agent, RequestOptions, request as httpsRequest } from 'node:https';
import { isIPv6, Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as tlsConnect, ConnectionOptions } from 'node:tls';
import { Passage } from './passage';
import { ProxyServer } from './proxy-server';
import { TrustStore } from './trust-store';

/** What a request tells the agent that makes its connection. */
export interface TunnelRequestOptions extends RequestOptions {
  readonly passage: Passage;
}

/** As Node.js declares it, although an error comes alone. */
type OnConnected = (error: Error | null, socket: Duplex) => void;

/**
 * Reaches https hosts through an HTTP proxy: CONNECT, and TLS with the host over what the proxy opens. A refusal is an
 * error and never looks like an answer of the host, and an abandoned request leaves no connection to the proxy behind.
 */
export class TunnelAgent extends Agent {
  constructor(private readonly proxy: ProxyServer, private readonly trust: TrustStore, keepAlive: boolean) {
    super({ keepAlive });
  }

  /** Called by Node.js for a request that finds no connection to share. */
  public createConnection(options: RequestOptions, callback?: OnConnected): undefined {
    const { passage, host, port } = options as TunnelRequestOptions;
    const onConnected = callback as (error: Error | null, socket?: Duplex) => void;
    const destination = `${isIPv6(host!) ? `[${host}]` : host}:${port}`;
    const request = this.connectRequest(destination, options as TunnelRequestOptions);
    request.once('finish', () => {
      passage.stage = 'asked';
    });
    request.once('error', (error) => onConnected(error));
    request.once('connect', ({ statusCode }, socket: Socket, head: Buffer) => {
      if (statusCode !== 200) {
        socket.destroy();
        passage.stage = 'refused';
        passage.refusal = statusCode;
        return onConnected(new Error('The proxy refused the connection.'));
      }
      if (head.length > 0) socket.unshift(head);
      passage.stage = 'through';
      onConnected(null, tlsConnect({ ...options, path: undefined, socket } as ConnectionOptions));
    });
    request.end();
  }

  /** Some proxies turn away who does not say what it is, so the name of the client goes along. */
  private connectRequest(destination: string, { headers, passage }: TunnelRequestOptions): ClientRequest {
    const { hostname, port, isTls, serverName } = this.proxy;
    const options = {
      method: 'CONNECT',
      host: hostname,
      port,
      path: destination,
      headers: { Host: destination, ...userAgentIn(headers), ...this.proxy.logInHeaders },
      agent: false as const,
      signal: passage.signal,
    };
    const request = isTls ? httpsRequest({ ...options, ...this.trust.tls, servername: serverName })
      : httpRequest(options);
    // Without an agent Node.js would announce that the connection is to be closed, which is not true of a tunnel.
    request.removeHeader('Connection');
    return request;
  }
}

function userAgentIn(headers: RequestOptions['headers'] = {}): Record<string, string> {
  const [, value] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'user-agent') ?? [];
  return value === undefined ? {} : { 'User-Agent': String(value) };
}
