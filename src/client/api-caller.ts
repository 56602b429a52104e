import { AuthenticationLatch } from './authentication-latch';
import { errorOf, Purpose, withPurpose } from './classification';
import { Clock } from './clock';
import { Credentials, keyName, withoutSecrets } from './credentials';
import { requestIdOf } from './error-answer';
import { DmsError, ErrorKind, isDmsError } from './errors';
import { LenientObject } from './lenient-json';
import { RateLimiter } from './rate-limiter';
import { withRetries } from './retry';
import { signedHeaders } from './signer/signer';
import { HttpRequest, HttpResponse, Transport } from './transport';

/** One exchange, for a log: nothing in it is secret. */
export interface CallLogEntry {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Absent when no answer came. */
  readonly status?: number;
  readonly requestId?: string;
  readonly durationMs: number;
  /** Counted from 1. */
  readonly attempt: number;
  readonly failure?: ErrorKind;
}

/** Told of every exchange once it has ended. */
export type CallLog = (entry: CallLogEntry) => void;

/** One call, and what it is for. */
export interface ApiCall extends Purpose {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly projectId?: string;
  readonly body?: object;
  readonly signal?: AbortSignal;
  /** Told when an attempt leaves, in epoch milliseconds. */
  onAttempt?(leavesAt: number): void;
}

/** What calls are made with. */
export interface ApiCallerParts {
  readonly credentials: Credentials;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: () => number;
  readonly limiter: RateLimiter;
  readonly latch: AuthenticationLatch;
  readonly maxRetries?: number;
  readonly log?: CallLog;
}

const READ_TIMEOUT_MS = 30_000;
const ACTION_TIMEOUT_MS = 60_000;

/** Makes one API call: authenticated, paced, repeated only where that is safe. Returns 2xx answers, throws DmsErrors. */
export class ApiCaller {
  constructor(private readonly parts: ApiCallerParts) {}

  public async call(call: ApiCall): Promise<HttpResponse> {
    const { clock, random, maxRetries } = this.parts;
    const nature = call.method === 'GET' ? 'read' : 'action';
    return withRetries(async (number) => this.attempt(call, number), { nature, clock, random, maxRetries, signal: call.signal });
  }

  /** A call whose answer must be a JSON object. */
  public async read(call: ApiCall): Promise<LenientObject> {
    const response = await this.call(call);
    const fields = LenientObject.parse(response.body);
    if (fields) return fields;
    throw new DmsError('contract', `Could not ${call.what}: the answer is not JSON. Check the endpoints and the proxy settings.`, {
      httpStatus: response.status,
      requestId: requestIdOf(response),
    });
  }

  private async attempt(call: ApiCall, number: number): Promise<HttpResponse> {
    const { credentials, latch, limiter } = this.parts;
    return latch.run(keyName(credentials), async () => {
      await limiter.acquire(call.signal);
      return this.exchange(call, number);
    }, call.signal);
  }

  private async exchange(call: ApiCall, attempt: number): Promise<HttpResponse> {
    const { clock, credentials, transport } = this.parts;
    const isAction = call.method === 'POST';
    const request = this.authenticated(call);
    const startedAt = clock.elapsed();
    call.onAttempt?.(clock.now());
    try {
      // an action that left is never abandoned: its outcome would be lost
      const response = await transport.send(request, isAction
        ? { timeoutMs: ACTION_TIMEOUT_MS }
        : { timeoutMs: READ_TIMEOUT_MS, signal: call.signal });
      const error = response.status >= 200 && response.status < 300
        ? undefined
        : errorOf({ ...response, body: withoutSecrets(response.body, credentials) }, { ...call, credentialsFrom: credentials.source }, clock.now());
      this.log(call, { status: response.status, requestId: requestIdOf(response), startedAt, attempt, failure: error?.kind });
      if (error) throw error;
      return response;
    } catch (error) {
      if (!isDmsError(error) || error.httpStatus !== undefined) throw error;
      this.log(call, { startedAt, attempt, failure: error.kind });
      throw withPurpose(error, call);
    }
  }

  private authenticated(call: ApiCall): HttpRequest {
    const { clock, credentials } = this.parts;
    const body = call.body && JSON.stringify(call.body);
    const headers = {
      'Accept': 'application/json',
      'User-Agent': 'cdktf-provider-dms',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(call.projectId ? { 'X-Project-Id': call.projectId } : {}),
    };
    const { method, url } = call;
    return credentials.kind === 'token'
      ? { method, url, body, headers: { ...headers, 'X-Auth-Token': credentials.token } }
      : { method, url, body, headers: signedHeaders({ method, url, body, headers }, credentials, new Date(clock.now())) };
  }

  private log(call: ApiCall, { startedAt, ...entry }: Omit<CallLogEntry, 'method' | 'path' | 'durationMs'> & { startedAt: number }): void {
    const { pathname, search } = new URL(call.url);
    this.parts.log?.({ method: call.method, path: pathname + search, durationMs: Math.round(this.parts.clock.elapsed() - startedAt), ...entry });
  }
}
