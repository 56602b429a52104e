import { verifySignature } from './signature-verifier';
import { parseAuthorization } from '../../client/signer/authorization-header';
import { Account } from '../account';
import { Profile } from '../profiles/profile';
import { ApiError, dmsError, gatewayError } from '../routing/api-error';
import { AUTHENTICATION_FLAWS, DMS_REFUSALS, GATEWAY_REFUSALS } from '../routing/refusals';
import { headerOf, WireRequest } from '../wire';
import { FailureLock } from './failure-lock';
import { TokenStore } from './token-store';

/** Who sent a request, once that is proven; `none` on the routes that need no proof. */
export type Identity =
  | { readonly kind: 'none' }
  | { readonly kind: 'aksk'; readonly accessKey: string }
  | { readonly kind: 'token'; readonly projectId?: string };

/** The gateway's door: proves who sent a request, by token or by signature, or refuses with 401. */
export class Authenticator {
  constructor(private readonly account: Account, private readonly profile: Profile,
    private readonly tokens: TokenStore, private readonly lock: FailureLock) {}

  /**
   * Proves who sent a request. A token wins over a signature, as it does at the gateway.
   *
   * @param shown what the cloud's own clock says at `now`
   * @throws ApiError when it is not proven.
   */
  public identify(request: WireRequest, now: number, shown: number): Identity {
    const token = headerOf(request, 'x-auth-token');
    return token ? this.identifyToken(token, now) : this.identifyKey(request, now, shown);
  }

  private identifyToken(token: string, now: number): Identity {
    const issued = this.tokens.find(token);
    if (!issued) throw this.refusal('unknown_token');
    if (now >= issued.expiresAt) throw dmsError(DMS_REFUSALS.tokenExpired);
    return { kind: 'token', projectId: issued.projectId };
  }

  private identifyKey(request: WireRequest, now: number, shown: number): Identity {
    const { account } = this;
    const claimedKey = parseAuthorization(headerOf(request, 'authorization'))?.accessKey;
    if (claimedKey !== undefined && this.lock.isLocked(claimedKey, now)) {
      throw this.refusal('locked_key');
    }

    const verdict = verifySignature(request, (accessKey) => accessKey === account.accessKey ? account : undefined,
      new Date(shown));
    if (!verdict.valid) {
      if (verdict.accessKey === account.accessKey) this.lock.recordFailure(account.accessKey, now);
      throw this.refusal(verdict.reason);
    }
    this.lock.recordSuccess(verdict.accessKey);
    return { kind: 'aksk', accessKey: verdict.accessKey };
  }

  private refusal(flaw: keyof typeof AUTHENTICATION_FLAWS): ApiError {
    return gatewayError(this.profile, GATEWAY_REFUSALS.notAuthenticated(AUTHENTICATION_FLAWS[flaw]));
  }
}
