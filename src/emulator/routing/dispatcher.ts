import { LogBounds, LoggedRequest, RequestLog } from '../admin/request-log';
import { actsAs } from '../authentication/actor';
import { Authenticator } from '../authentication/authenticator';
import { EmulatorClock } from '../clock';
import { CloudState } from '../cloud-state';
import { cloudTime, httpDate } from '../cloud-time';
import { requireProject } from '../dms/path-parameters';
import { FaultQueue } from '../faults/fault-queue';
import { suffer } from '../faults/suffer';
import { Throttle } from '../faults/throttle';
import { randomHex } from '../randomness';
import { bodyBytes, bodyText, Dropped, isDropped, splitTarget, WireRequest, WireResponse } from '../wire';
import { ApiError, bodyOf, dmsError, gatewayError, iamError, metadataError, stsError } from './api-error';
import { RouteAnswer, Call } from './call';
import { echoOf } from './echo';
import { DMS_REFUSALS, GATEWAY_REFUSALS, IAM_REFUSALS, METADATA_REFUSALS, STS_REFUSALS } from './refusals';
import { Match, matchRoute, Route } from './route-table';

/** The gateway refuses more. */
export const MAX_BODY_BYTES = 12 * 1024 * 1024;

/** The way of one request through the cloud: gateway, door, faults, service, log. */
export class Dispatcher {
  public readonly log: RequestLog;
  public readonly faults = new FaultQueue();
  private readonly throttle = new Throttle();
  private readonly authenticator: Authenticator;

  constructor(private readonly state: CloudState, private readonly clock: EmulatorClock,
    private readonly closed: AbortSignal, bounds?: LogBounds) {
    this.log = new RequestLog(bounds);
    this.authenticator = new Authenticator(state);
  }

  public async dispatch(request: WireRequest): Promise<WireResponse | Dropped> {
    const { path, query } = splitTarget(request.url);
    const match = matchRoute(request.method, path);
    const entry = this.log.add({
      at: this.clock.now(),
      method: request.method.toUpperCase(),
      path,
      query: Object.fromEntries(query),
      body: bodyBytes(request) > MAX_BODY_BYTES ? '' : bodyText(request),
      route: match.route?.name,
      authentication: 'none',
      requestId: randomHex(this.state.random, 32),
    });

    const answer = await this.answer(request, match, query, entry);
    if (isDropped(answer)) {
      entry.dropped = answer.dropped;
      return answer;
    }
    entry.status = answer.status;
    // Clients compare it with their own clock, so it must be the cloud's time.
    const date = httpDate(cloudTime(this.state, this.clock.now()));
    return {
      ...answer,
      headers: { date, ...(answer.notFromCloud ? {} : { 'x-request-id': entry.requestId }), ...answer.headers },
    };
  }

  private async answer(request: WireRequest, match: Match, query: URLSearchParams,
    entry: LoggedRequest): Promise<WireResponse | Dropped> {
    try {
      const { identity, route } = this.passGateway(request, match, entry);
      const body = bodyText(request);
      const execute = (): WireResponse => {
        const call: Call = { request, params: match.params, query, body, identity, now: this.clock.now() };
        return this.guarded(request, entry, () => {
          if (match.service === 'dms') requireProject(this.state, call);
          return toWire(route.handler(this.state, call));
        });
      };
      if (match.service === 'metadata' && this.state.behaviours.metadata === 'silent') return await this.silence();
      const fault = this.faults.take({ route: route.name, instance: match.params.instanceId, body });
      if (!fault) return execute();
      return await suffer(fault, { profile: this.state.profile, clock: this.clock, signal: this.closed, execute });
    } catch (error) {
      if (this.closed.aborted) return { dropped: 'before' };
      return this.refusal(error, request, entry);
    }
  }

  /**
   * Everything that is decided before a service sees the request.
   *
   * @throws ApiError when the request does not get that far.
   */
  private passGateway(request: WireRequest, match: Match,
    entry: LoggedRequest): { identity: Call['identity']; route: Route } {
    const { state: { profile, behaviours } } = this;
    if (bodyBytes(request) > MAX_BODY_BYTES) throw gatewayError(profile, GATEWAY_REFUSALS.tooLarge);
    if (!match.service || (match.service === 'sts' && !profile.hasTokenService)) {
      throw gatewayError(profile, GATEWAY_REFUSALS.noSuchApi);
    }
    const identity = match.service === 'metadata' || isOpen(match.route, request) ? { kind: 'none' } as const
      : this.authenticator.identify(request, match.service, entry.at);
    entry.authentication = identity.kind;
    if (identity.kind !== 'none') entry.actsAs = actsAs(identity);
    if (match.service !== 'metadata') this.throttle.admit(entry.at, behaviours.throttle, profile);
    if (!match.route) throw noSuchUrl(match);
    return { identity, route: match.route };
  }

  private guarded(request: WireRequest, entry: LoggedRequest, execute: () => WireResponse): WireResponse {
    try {
      return execute();
    } catch (error) {
      return this.refusal(error, request, entry);
    }
  }

  private refusal(error: unknown, request: WireRequest, entry: LoggedRequest): WireResponse {
    const refused = error instanceof ApiError ? error : dmsError(DMS_REFUSALS.internal(error));
    const echo = this.state.behaviours.echoesRequest ? echoOf(request) : '';
    const { status, headers } = refused;
    return toWire({ status, ...bodyOf(refused, entry.requestId, echo), headers });
  }

  /** No answer until the cloud is closed, or the client has had enough. */
  private async silence(): Promise<Dropped> {
    await new Promise<void>((resolve) => {
      if (this.closed.aborted) resolve();
      else this.closed.addEventListener('abort', () => resolve(), { once: true });
    });
    return { dropped: 'before' };
  }
}

function noSuchUrl({ service, wrongMethod }: Match): ApiError {
  const flaw = wrongMethod ? 'wrongMethod' : 'noSuchUrl';
  switch (service) {
    case 'iam':
      return iamError(IAM_REFUSALS[flaw]);
    case 'sts':
      return stsError(STS_REFUSALS[flaw]);
    case 'metadata':
      return metadataError(METADATA_REFUSALS[flaw]);
    default:
      return dmsError(DMS_REFUSALS[flaw]);
  }
}

function isOpen(route: Route | undefined, request: WireRequest): boolean {
  return typeof route?.open === 'function' ? route.open(bodyText(request)) : route?.open ?? false;
}

function toWire({ status, json, text, headers }: RouteAnswer): WireResponse {
  const body = text ?? (json === undefined ? '' : JSON.stringify(json));
  const type = text === undefined ? 'application/json' : 'text/plain; charset=utf-8';
  return { status, headers: { ...(body ? { 'content-type': type } : {}), ...headers }, body };
}
