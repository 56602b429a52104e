import { ClientRequest } from 'node:http';
import { ConnectionEvidence } from './connection-evidence';
import { ProxyRule } from './proxy-rules';
import { ProxyServer } from './proxy-server';

/**
 * How far a request came that goes through a proxy:
 *
 * - `to_proxy`: the proxy was not reached, or its TLS is not trusted.
 * - `asked`: it was asked for a connection to the host and has not answered.
 * - `refused`: it answered that there will be none.
 * - `through`: what follows is between this machine and the host.
 */
export type PassageStage = 'to_proxy' | 'asked' | 'refused' | 'through';

/** What is known of the way of a request. */
export interface Way {
  /** @default - the host is reached directly */
  readonly proxy?: ProxyServer;
  /** Means something only where there is a proxy. */
  readonly stage: PassageStage;
  /**
   * What the proxy answered instead of opening a connection.
   * @default - it refused none
   */
  readonly refusal?: number;
  /**
   * The variable that was to name a proxy and does not.
   * @default - there is none
   */
  readonly ignoredVariable?: string;
}

/** The way of one request to its host, while it goes. */
export class Passage implements Way {
  public readonly evidence: ConnectionEvidence;
  public readonly proxy?: ProxyServer;
  public readonly ignoredVariable?: string;
  public stage: PassageStage = 'to_proxy';
  public refusal?: number;

  /** `signal` ends everything that is under way. */
  constructor(public readonly url: URL, public readonly signal: AbortSignal, rule: ProxyRule) {
    this.proxy = rule.kind === 'proxy' ? rule.proxy : undefined;
    this.ignoredVariable = rule.kind === 'direct' ? rule.ignored : undefined;
    this.evidence = new ConnectionEvidence(url.protocol === 'https:' || this.firstHopIsTls);
  }

  /** Whether what carries the request is TLS with the proxy. */
  private get firstHopIsTls(): boolean {
    return this.isForwarded && this.proxy!.isTls;
  }

  /** Whether the proxy reads the request and sends it on, as HTTP proxies do with what is not encrypted. */
  public get isForwarded(): boolean {
    return this.proxy !== undefined && !this.proxy.isSocks && this.url.protocol === 'http:';
  }

  /** Follows a request from the moment it is made. */
  public watch(request: ClientRequest): void {
    this.evidence.watch(request);
    if (this.proxy && !this.isForwarded) {
      // Through a tunnel, a request gets its connection when the proxy has opened it.
      request.once('socket', () => {
        this.stage = 'through';
      });
    }
  }
}
