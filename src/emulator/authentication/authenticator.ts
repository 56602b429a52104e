import { SignatureFlaw, verifySignature } from './signature-verifier';
import { parseAuthorization } from '../../client/signer/authorization-header';
import { Account } from '../account';
import { Identity } from './identity';
import { Profile } from '../profiles/profile';
import { ApiError, dmsError, gatewayError } from '../routing/api-error';
import { headerOf, WireRequest } from '../wire';
import { AccessKeyLock } from './access-key-lock';
import { TokenStore } from './token-store';

const FLAW_TEXTS: Readonly<Record<SignatureFlaw, string>> = {
  missing: 'x-auth-token not found',
  malformed: 'authorization header or x-sdk-date is malformed',
  unknown_key: 'ak not exist',
  clock_skew: 'verify aksk signature fail, x-sdk-date is out of range',
  mismatch: 'verify aksk signature fail',
};

/** The gateway's door: proves who sent a request, by token or by signature, or refuses with 401. */
export class Authenticator {
  private readonly lock = new AccessKeyLock();

  constructor(private readonly account: Account, private readonly profile: Profile,
    private readonly tokens: TokenStore) {}

  /**
   * Throws an ApiError; a token wins over a signature, as it does at the gateway. `shown` is what the cloud's own clock
   * says at `now`.
   */
  public identify(request: WireRequest, now: number, shown: number): Identity {
    const token = headerOf(request, 'x-auth-token');
    return token ? this.identifyToken(token, now) : this.identifyKey(request, now, shown);
  }

  private identifyToken(token: string, now: number): Identity {
    const issued = this.tokens.find(token);
    if (!issued) throw this.refusal('decrypt token fail');
    if (now >= issued.expiresAt) throw dmsError(401, 'DMS.10240102', 'The token has expired.');
    return { kind: 'token', projectId: issued.projectId };
  }

  private identifyKey(request: WireRequest, now: number, shown: number): Identity {
    const { account } = this;
    const claimedKey = parseAuthorization(headerOf(request, 'authorization'))?.accessKey;
    if (claimedKey !== undefined && this.lock.isLocked(claimedKey, now)) {
      throw this.refusal('AK access failed to reach the limit,forbidden');
    }

    const verdict = verifySignature(request, (accessKey) => accessKey === account.accessKey ? account : undefined,
      new Date(shown));
    if (!verdict.valid) {
      if (verdict.accessKey === account.accessKey) this.lock.recordFailure(account.accessKey, now);
      throw this.refusal(FLAW_TEXTS[verdict.reason]);
    }
    this.lock.recordSuccess(verdict.accessKey);
    return { kind: 'aksk', accessKey: verdict.accessKey };
  }

  private refusal(reason: string): ApiError {
    return gatewayError(this.profile, 401, '0301', `Incorrect IAM authentication information: ${reason}`);
  }
}
