import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import type { AxiosRequestConfig, AxiosStatic } from 'axios';
import { Connections } from './connections';
import { TransportEnvironment } from './environment';
import { Passage } from './passage';
import { proxyRuleOf } from './proxy-rules';
import { HttpRequest, HttpResponse, SendOptions, Transport } from './transport';
import { errorOfFailure, errorOfRule, errorOfStatus } from './transport-failure';
import { TrustOptions, TrustStore } from './trust-store';
import { isDmsError } from '../errors/errors';
import { cancelledError } from '../pacing/cancellation';

/** Whom the connections trust, and what the environment says of the way. */
export interface AxiosTransportOptions extends TrustOptions {
  /**
   * Where `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY` (also in lower case) and what `TrustOptions` names are looked up.
   * @default - none of them is set
   */
  readonly environment?: TransportEnvironment;
}

const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * HTTP over axios. Connections are made here, so that proxies mean what they mean to Terraform and it is known how far
 * a request came. Redirects are answers, and what is thrown is never an AxiosError.
 */
export class AxiosTransport implements Transport {
  readonly #environment: TransportEnvironment;
  readonly #reading: Connections;
  readonly #acting: Connections;
  private axios?: AxiosStatic;

  constructor(options: AxiosTransportOptions = {}) {
    const trust = new TrustStore(options);
    this.#environment = options.environment ?? {};
    this.#reading = new Connections(trust, true);
    // A pooled connection may be dying unnoticed. On a fresh one, a failure tells whether the action left.
    this.#acting = new Connections(trust, false);
  }

  public async send(request: HttpRequest, { signal, timeoutMs, direct }: SendOptions): Promise<HttpResponse> {
    if (signal?.aborted) throw cancelledError();
    const url = new URL(request.url);
    const rule = proxyRuleOf(direct ? {} : this.#environment, url);
    const obstacle = errorOfRule(rule);
    if (obstacle) throw obstacle;

    const axios = (this.axios ??= loadAxios());
    const limit = new AbortController();
    const passage = new Passage(url, limit.signal, rule);
    const timer = setTimeout(() => limit.abort(), timeoutMs);
    const abandon = () => limit.abort();
    signal?.addEventListener('abort', abandon, { once: true });
    try {
      const response = await axios.request<string>(this.configOf(request, passage));
      const refusal = errorOfStatus(passage, response.status);
      if (refusal) throw refusal;
      return { status: response.status, headers: lowerCaseHeaders(response.headers), body: response.data ?? '' };
    } catch (error) {
      if (signal?.aborted) throw cancelledError();
      if (isDmsError(error)) throw error;
      const { code, message } = error as { code?: string; message?: string };
      throw errorOfFailure({
        host: url.host,
        maybeSent: passage.evidence.maybeSent,
        way: passage,
        ...(limit.signal.aborted ? { timedOutAfterMs: timeoutMs } : { code, message }),
      });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abandon);
    }
  }

  private configOf(request: HttpRequest, passage: Passage): AxiosRequestConfig {
    const connections = request.method === 'GET' ? this.#reading : this.#acting;
    // `transport` is an option of the http adapter that the public type leaves out.
    return {
      adapter: 'http',
      method: request.method,
      url: request.url,
      headers: { ...request.headers },
      data: request.body,
      signal: passage.signal,
      proxy: false,
      maxRedirects: 0,
      maxContentLength: MAX_ANSWER_BYTES,
      responseType: 'text',
      transformRequest: [],
      transformResponse: [],
      validateStatus: () => true,
      transport: {
        request: (options: RequestOptions, onResponse: (response: IncomingMessage) => void): ClientRequest =>
          connections.request(options, onResponse, passage),
      },
    } as AxiosRequestConfig;
  }
}

/** Loads axios with the first request: Terraform starts the plugin often for work that sends none. */
function loadAxios(): AxiosStatic {
  // It is no import(), which would stay one in CommonJS output: Jest and the single-file bundles want a require.
  // eslint-disable-next-line @typescript-eslint/no-require-imports, import/no-extraneous-dependencies
  return (require('axios') as { default: AxiosStatic }).default;
}

function lowerCaseHeaders(headers: object): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}
