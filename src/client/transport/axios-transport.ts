import { Agent as HttpAgent, ClientRequest, IncomingMessage, request as httpRequest, RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { rootCertificates } from 'node:tls';
import type { AxiosRequestConfig, AxiosStatic } from 'axios';
import { ConnectionEvidence } from './connection-evidence';
import { HttpRequest, HttpResponse, SendOptions, Transport } from './transport';
import { errorOfFailure, errorOfRefusedTunnel } from './transport-failure';
import { DmsError, isDmsError } from '../errors/errors';
import { cancelledError } from '../pacing/cancellation';

/** Whom a TLS connection trusts. */
export interface AxiosTransportOptions {
  /**
   * Accepts any server certificate.
   * @default false
   */
  readonly insecure?: boolean;
  /**
   * Certificates (PEM) that are trusted in addition to the well-known authorities.
   * @default - none
   */
  readonly caCertificates?: string;
}

const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * HTTP over axios. HTTPS_PROXY and NO_PROXY count as always with axios, redirects are answers, and what is thrown is
 * never an AxiosError.
 */
export class AxiosTransport implements Transport {
  private readonly reading: Agents;
  private readonly acting: Agents;
  private axios?: AxiosStatic;

  constructor(options: AxiosTransportOptions = {}) {
    this.reading = agentsOf(options, true);
    // A pooled connection may be dying unnoticed. On a fresh one, a failure tells whether the action left.
    this.acting = agentsOf(options, false);
  }

  public async send(request: HttpRequest, { signal, timeoutMs }: SendOptions): Promise<HttpResponse> {
    if (signal?.aborted) throw cancelledError();
    const axios = (this.axios ??= loadAxios());

    const evidence = new ConnectionEvidence(new URL(request.url).protocol === 'https:');
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), timeoutMs);
    const abandon = () => limit.abort();
    signal?.addEventListener('abort', abandon, { once: true });
    try {
      const response = await axios.request<string>(this.configOf(request, limit.signal, evidence));
      if (!evidence.maybeSent) throw errorOfRefusedTunnel(new URL(request.url).host, response.status);
      return { status: response.status, headers: lowerCaseHeaders(response.headers), body: response.data ?? '' };
    } catch (error) {
      if (signal?.aborted) throw cancelledError();
      if (isDmsError(error)) throw error;
      throw this.failureOf(error, request, evidence, limit.signal.aborted ? timeoutMs : undefined);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abandon);
    }
  }

  private configOf(request: HttpRequest, signal: AbortSignal, evidence: ConnectionEvidence): AxiosRequestConfig {
    // `transport` is an option of the http adapter that the public type leaves out.
    return {
      ...(request.method === 'GET' ? this.reading : this.acting),
      adapter: 'http',
      method: request.method,
      url: request.url,
      headers: { ...request.headers },
      data: request.body,
      signal,
      maxRedirects: 0,
      maxContentLength: MAX_ANSWER_BYTES,
      responseType: 'text',
      transformRequest: [],
      transformResponse: [],
      validateStatus: () => true,
      transport: watchedTransport(evidence),
    } as AxiosRequestConfig;
  }

  private failureOf(error: unknown, request: HttpRequest, evidence: ConnectionEvidence,
    timedOutAfterMs?: number): DmsError {
    const { code, message } = error as { code?: string; message?: string };
    return errorOfFailure({
      host: new URL(request.url).host,
      maybeSent: evidence.maybeSent,
      timedOutAfterMs,
      ...(timedOutAfterMs ? {} : { code, message }),
    });
  }
}

/** Loads axios with the first request: Terraform starts the plugin often for work that sends none. */
function loadAxios(): AxiosStatic {
  // It is no import(), which would stay one in CommonJS output: Jest and the single-file bundles want a require.
  // eslint-disable-next-line @typescript-eslint/no-require-imports, import/no-extraneous-dependencies
  return (require('axios') as { default: AxiosStatic }).default;
}

interface Agents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

function agentsOf({ insecure, caCertificates }: AxiosTransportOptions, keepAlive: boolean): Agents {
  return {
    httpAgent: new HttpAgent({ keepAlive }),
    httpsAgent: new HttpsAgent({
      keepAlive,
      rejectUnauthorized: !insecure,
      ca: caCertificates ? [...rootCertificates, caCertificates] : undefined,
    }),
  };
}

function watchedTransport(evidence: ConnectionEvidence) {
  return {
    request(options: RequestOptions, onResponse: (response: IncomingMessage) => void): ClientRequest {
      const request = (options.protocol === 'https:' ? httpsRequest : httpRequest)(options, onResponse);
      evidence.watch(request);
      return request;
    },
  };
}

function lowerCaseHeaders(headers: object): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}
