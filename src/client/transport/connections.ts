import { Agent as HttpAgent, ClientRequest, IncomingMessage, request as httpRequest, RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Passage } from './passage';
import { ProxyServer } from './proxy-server';
import { socksAgent } from './socks-agent';
import { TrustStore } from './trust-store';
import { TunnelAgent } from './tunnel-agent';

/** Makes requests, directly or through a proxy, and keeps their connections. */
export class Connections {
  /** By protocol of the first hop, and by the variable of a proxy. */
  readonly #agents = new Map<string, HttpAgent>();
  readonly #trust: TrustStore;

  /** `keepAlive` says whether a request may use the connection of an earlier one. */
  constructor(trust: TrustStore, private readonly keepAlive: boolean) {
    this.#trust = trust;
  }

  /** Makes a request as `http.request` does, on the way that `passage` says. */
  public request(options: RequestOptions, onResponse: (response: IncomingMessage) => void,
    passage: Passage): ClientRequest {
    const complete = passage.isForwarded ? this.forwarded(options, passage) : this.endToEnd(options, passage);
    const request = (complete.protocol === 'https:' ? httpsRequest : httpRequest)(complete, onResponse);
    passage.watch(request);
    return request;
  }

  /** To the host itself, though its bytes may go through the tunnel of a proxy. */
  private endToEnd(options: RequestOptions, passage: Passage): RequestOptions {
    const tls = options.protocol === 'https:' ? this.#trust.tls : {};
    const agent = this.agent(`${options.protocol} ${passage.proxy?.variable}`, () => {
      if (!passage.proxy) return this.directAgent(options.protocol);
      return passage.proxy.isSocks ? socksAgent(passage.proxy, this.keepAlive)
        : new TunnelAgent(passage.proxy, this.#trust, this.keepAlive);
    });
    return { ...options, ...tls, agent, ...{ passage } };
  }

  /** To the proxy, with the whole URL in the request line. */
  private forwarded(options: RequestOptions, { url, proxy }: Passage): RequestOptions {
    const { hostname, port, isTls, serverName, logInHeaders } = proxy as ProxyServer;
    const protocol = isTls ? 'https:' : 'http:';
    return {
      ...options,
      ...(isTls ? { ...this.#trust.tls, servername: serverName } : {}),
      protocol,
      hostname,
      host: hostname,
      port,
      path: `${url.protocol}//${url.host}${options.path}`,
      headers: { Host: url.host, ...(options.headers as Record<string, string>), ...logInHeaders },
      agent: this.agent(`${protocol} forward`, () => this.directAgent(protocol)),
    };
  }

  private directAgent(protocol?: string | null): HttpAgent {
    return protocol === 'https:' ? new HttpsAgent({ keepAlive: this.keepAlive })
      : new HttpAgent({ keepAlive: this.keepAlive });
  }

  private agent(key: string, make: () => HttpAgent): HttpAgent {
    const known = this.#agents.get(key) ?? make();
    this.#agents.set(key, known);
    return known;
  }
}
