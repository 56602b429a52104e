import { actorOf } from './actor';
import { Identity } from './identity';
import { verifySignature } from './signature-verifier';
import { parseAuthorization } from '../../client/signer/authorization-header';
import { CloudState } from '../cloud-state';
import { cloudTime } from '../cloud-time';
import { ApiError, dmsError, gatewayError, iamError } from '../routing/api-error';
import { AUTHENTICATION_FLAWS, DMS_REFUSALS, GATEWAY_REFUSALS, IAM_REFUSALS } from '../routing/refusals';
import { Service } from '../routing/service';
import { headerOf, WireRequest } from '../wire';

/** The gateway's door: proves who sent a request, by token or by signature, or refuses with 401. */
export class Authenticator {
  constructor(private readonly state: CloudState) {}

  /**
   * Proves who sent a request. A token wins over a signature, as it does at the gateway.
   *
   * @throws ApiError when it is not proven.
   */
  public identify(request: WireRequest, service: Service, now: number): Identity {
    const token = headerOf(request, 'x-auth-token');
    if (token && service === 'sts') throw this.refusal('token_unwanted');
    return token ? this.identifyToken(token, service, now) : this.identifyKey(request, now);
  }

  private identifyToken(token: string, service: Service, now: number): Identity {
    const issued = this.state.tokens.find(token);
    if (!issued) throw this.refusal('unknown_token');
    if (cloudTime(this.state, now) >= issued.expiresAt) throw this.expiredToken(service);
    return { kind: 'token', projectId: issued.projectId, ...actorOf(issued) };
  }

  private identifyKey(request: WireRequest, now: number): Identity {
    const { keys, accessKeyLock } = this.state;
    const claimedKey = parseAuthorization(headerOf(request, 'authorization'))?.accessKey;
    if (claimedKey !== undefined && accessKeyLock.isLocked(claimedKey, now)) {
      throw this.refusal('locked_key');
    }

    const shown = cloudTime(this.state, now);
    const verdict = verifySignature(request, (accessKey) => keys.find(accessKey), new Date(shown));
    const known = verdict.accessKey === undefined ? undefined : keys.find(verdict.accessKey);
    if (!verdict.valid) {
      if (known) accessKeyLock.recordFailure(known.accessKey, now);
      throw this.refusal(verdict.reason);
    }
    accessKeyLock.recordSuccess(verdict.accessKey);
    if (shown >= (known?.expiresAt ?? Infinity)) throw this.refusal('expired_security_token');
    return { kind: 'aksk', accessKey: verdict.accessKey, ...actorOf(known ?? {}) };
  }

  /** In the words of the gateway, or of the service that is asked. */
  private expiredToken(service: Service): ApiError {
    if (this.state.behaviours.expiredToken === 'gateway') return this.refusal('expired_token');
    return service === 'iam' ? iamError(IAM_REFUSALS.tokenExpired) : dmsError(DMS_REFUSALS.tokenExpired);
  }

  private refusal(flaw: keyof typeof AUTHENTICATION_FLAWS): ApiError {
    return gatewayError(this.state.profile, GATEWAY_REFUSALS.notAuthenticated(AUTHENTICATION_FLAWS[flaw]));
  }
}
