import { LenientObject } from './answers/lenient-json';
import { AuthenticationLatch } from './credentials/authentication-latch';
import { RequestCredentials } from './credentials/credentials';
import { isExpired } from './credentials/key-verdict';
import { redactedBody } from './credentials/redaction';
import { SignIn } from './credentials/sign-in';
import { errorOf, errorOfUnexpectedAnswer, withPurpose } from './errors/classification';
import { isApiObject, isSurelyOfCloud, requestIdOf } from './errors/error-answer';
import { DmsError, ErrorKind, isDmsError, neverBegun } from './errors/errors';
import { Purpose } from './errors/purpose';
import { Clock } from './pacing/clock';
import { CloudClock } from './pacing/cloud-clock';
import { RateLimiter } from './pacing/rate-limiter';
import { CallNature, withRetries } from './pacing/retry';
import { Sign } from './signer/signing-algorithm';
import { HttpRequest, HttpResponse, Transport } from './transport/transport';

/** One exchange, as a log tells it: nothing in it is secret. */
export interface CallLogEntry {
  readonly method: string;
  /** The path and the query. */
  readonly path: string;
  /** @default - no answer came */
  readonly status?: number;
  /** @default - no answer came, or it had none */
  readonly requestId?: string;
  readonly durationMs: number;
  /** The number of the attempt, counted from 1. */
  readonly attempt: number;
  /** @default - it succeeded */
  readonly failure?: ErrorKind;
}

/** Told of every exchange once it has ended. */
export type CallLog = (entry: CallLogEntry) => void;

/** One call, and what it is for. */
export interface ApiCall extends Purpose {
  readonly method: 'GET' | 'POST';
  /** @default - a GET reads, a POST acts */
  readonly nature?: CallNature;
  readonly url: string;
  /** @default - the call is about no project */
  readonly projectId?: string;
  /** @default - nothing is sent along */
  readonly body?: object;
  /** @default - those of every call */
  readonly headers?: Readonly<Record<string, string>>;
  /** @default - the call cannot be cancelled */
  readonly signal?: AbortSignal;
  /**
   * The clock that learns from the dates of answers that are surely the cloud's.
   * @default - the dates are ignored
   */
  readonly cloudClock?: CloudClock;
  /**
   * Whether a 2xx is what the API answers to this call.
   * @default - a JSON object that reports no error is
   */
  isAnswer?(response: HttpResponse): boolean;
  /**
   * Is told when an attempt leaves, in epoch milliseconds. If it throws, the attempt does not leave.
   * @default - nobody is told
   */
  onAttempt?(leavesAt: number): void;
}

/** What calls are made with. */
export interface ApiCallerParts {
  readonly signIn: SignIn;
  readonly transport: Transport;
  readonly clock: Clock;
  /** A uniform number in [0, 1), for the jitter of waits. */
  readonly random: () => number;
  readonly limiter: RateLimiter;
  readonly latch: AuthenticationLatch;
  /** Signs the requests of a key. */
  readonly sign: Sign;
  /** @default DEFAULT_MAX_RETRIES */
  readonly maxRetries?: number;
  /** @default - nobody is told */
  readonly log?: CallLog;
}

const READ_TIMEOUT_MS = 30_000;
const ACTION_TIMEOUT_MS = 60_000;

/** What lies beyond is not read: no error of the API is longer, and to search it for secrets would take long. */
const MAX_ERROR_LENGTH = 64 * 1024;

/** Signing in has failed: the call itself never left. */
class NoProof extends Error {
  constructor(public readonly reason: DmsError) {
    super(reason.message);
  }
}

/** Makes API calls: authenticated, paced, and repeated only where that is safe. */
export class ApiCaller {
  constructor(private readonly parts: ApiCallerParts) {}

  /**
   * Makes one call and returns its 2xx answer.
   * @throws DmsError when there is none.
   */
  public async call(call: ApiCall): Promise<HttpResponse> {
    const { clock, random, maxRetries } = this.parts;
    try {
      return await withRetries(async (number) => this.attempt(call, number), {
        nature: natureOf(call),
        clock,
        random,
        maxRetries,
        signal: call.signal,
      });
    } catch (error) {
      if (!(error instanceof NoProof)) throw error;
      throw natureOf(call) === 'action' ? neverBegun(error.reason) : error.reason;
    }
  }

  /**
   * Makes a call whose answer is a JSON object.
   * @throws DmsError when there is none.
   */
  public async read(call: ApiCall): Promise<LenientObject> {
    const { body } = await this.call(call);
    return LenientObject.parse(body) ?? new LenientObject({});
  }

  /** A proof that has expired is renewed once: the cloud refused it, so that nothing was done. */
  private async attempt(call: ApiCall, number: number): Promise<HttpResponse> {
    const { signIn } = this.parts;
    const proof = await this.proof(call);
    try {
      return await this.proven(call, number, proof);
    } catch (error) {
      if (!proof || !isExpired(error) || !signIn.renew(proof)) throw error;
      return this.proven(call, number, await this.proof(call));
    }
  }

  /** What signing in could not do by its own repetitions, the repetitions of the call would not do either. */
  private async proof({ signal }: ApiCall): Promise<RequestCredentials | undefined> {
    try {
      return await this.parts.signIn.current(signal);
    } catch (error) {
      throw isDmsError(error) ? new NoProof(error) : error;
    }
  }

  private async proven(call: ApiCall, number: number, proof?: RequestCredentials): Promise<HttpResponse> {
    const { latch, limiter } = this.parts;
    const send = async () => {
      await limiter.acquire(call.signal);
      return this.exchange(call, number, proof);
    };
    return proof ? latch.run(proof, send, { signal: call.signal, isProof: isSurelyOfCloud }) : send();
  }

  private async exchange(call: ApiCall, attempt: number, proof?: RequestCredentials): Promise<HttpResponse> {
    const { clock } = this.parts;
    const request = this.authenticated(call, proof);
    const startedAt = clock.elapsed();
    call.onAttempt?.(clock.now());
    const response = await this.answerTo(request, call, { startedAt, attempt });
    if (isSurelyOfCloud(response)) call.cloudClock?.learn(response.headers.date, startedAt, clock.elapsed());
    const error = this.errorIn(response, call, request);
    this.log(call, {
      status: response.status,
      requestId: requestIdOf(response),
      startedAt,
      attempt,
      failure: error?.kind,
    });
    if (error) throw error;
    return response;
  }

  /** Whatever answers; an error of the transport is told with what the call was for. */
  private async answerTo(request: HttpRequest, call: ApiCall,
    times: { readonly startedAt: number; readonly attempt: number }): Promise<HttpResponse> {
    try {
      // An action that left is never abandoned: its outcome would be lost.
      return await this.parts.transport.send(request, natureOf(call) === 'action'
        ? { timeoutMs: ACTION_TIMEOUT_MS }
        : { timeoutMs: READ_TIMEOUT_MS, signal: call.signal });
    } catch (error) {
      if (!isDmsError(error)) throw error;
      this.log(call, { ...times, status: error.httpStatus, failure: error.kind });
      throw withPurpose(error, call);
    }
  }

  private errorIn(response: HttpResponse, call: ApiCall, request: HttpRequest): DmsError | undefined {
    const { clock, signIn } = this.parts;
    const { isAnswer = ({ body }) => isApiObject(body) } = call;
    const isSuccess = response.status >= 200 && response.status < 300;
    if (isSuccess && isAnswer(response)) return undefined;
    const secrets = [...signIn.secrets(), ...secretsIn(request)];
    const clean = { ...response, body: redactedBody(response.body.slice(0, MAX_ERROR_LENGTH), secrets) };
    const errorFor = isSuccess ? errorOfUnexpectedAnswer : errorOf;
    return errorFor(clean, { ...call, credentialsFrom: signIn.source, signedInBy: signIn.kind }, natureOf(call),
      clock.now());
  }

  private authenticated(call: ApiCall, proof?: RequestCredentials): HttpRequest {
    const body = call.body && JSON.stringify(call.body);
    const headers = {
      'Accept': 'application/json',
      'User-Agent': 'cdktf-provider-dms',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...call.headers,
      ...(call.projectId ? { 'X-Project-Id': call.projectId } : {}),
    };
    const request = { method: call.method, url: call.url, body, headers };
    switch (proof?.kind) {
      case undefined:
        return request;
      case 'token':
        return { ...request, headers: { ...headers, 'X-Auth-Token': proof.token } };
      case 'aksk':
        return { ...request, headers: this.parts.sign(request, proof, new Date(this.parts.clock.now())) };
    }
  }

  private log(call: ApiCall,
    { startedAt, ...entry }: Omit<CallLogEntry, 'method' | 'path' | 'durationMs'> & { startedAt: number }): void {
    const { pathname, search } = new URL(call.url);
    this.parts.log?.({
      method: call.method,
      path: pathname + search,
      durationMs: Math.round(this.parts.clock.elapsed() - startedAt),
      ...entry,
    });
  }
}

/** Gateways repeat what was sent to them, proofs included. */
function secretsIn({ headers }: HttpRequest): readonly string[] {
  const proofs = Object.entries(headers)
    .filter(([name]) => /^(authorization|x-auth-token|x-security-token)$/i.test(name))
    .map(([, value]) => value);
  return [...proofs, ...proofs.flatMap((proof) => /Signature=(\w+)/.exec(proof)?.[1] ?? [])];
}

function natureOf({ method, nature }: ApiCall): CallNature {
  return nature ?? (method === 'GET' ? 'read' : 'action');
}
