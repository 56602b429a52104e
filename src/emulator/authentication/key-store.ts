import { Actor } from './actor';
import { SigningCredentials } from '../../client/signer/signer';
import { Random, randomHex } from '../randomness';

/** A key that IAM has handed out for a while: requests signed with it bring the security token along. */
export interface TemporaryKey {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly securityToken: string;
  /** In epoch milliseconds of the cloud's own clock, as whoever got the key was told. */
  readonly expiresAt: number;
}

/** A key that signs; one without an end is permanent, or a temporary one of the account's that nobody gave an end. */
export interface KnownKey extends SigningCredentials, Actor {
  readonly expiresAt?: number;
}

/** The access keys that sign: the account's own, and what IAM has handed out. */
export class KeyStore {
  private readonly keys = new Map<string, KnownKey>();

  constructor(own: SigningCredentials, private readonly random: Random) {
    this.keys.set(own.accessKey, own);
  }

  /** @param shown what the cloud's own clock says */
  public issue(shown: number, lifeMs: number, actor: Actor = {}): TemporaryKey {
    const key = {
      accessKey: `EMULATORTEMP${randomHex(this.random, 8).toUpperCase()}`,
      secretKey: `emulator-temporary-secret-${randomHex(this.random, 14)}`,
      // Real ones are Base64, whose marks look different wherever text is escaped.
      securityToken: `emulator+security/token+${randomHex(this.random, 40)}==`,
      expiresAt: shown + lifeMs,
    };
    this.keys.set(key.accessKey, { ...actor, ...key });
    return key;
  }

  public find(accessKey: string): KnownKey | undefined {
    return this.keys.get(accessKey);
  }

  /** Makes all temporary keys so far expired, wherever the clock is turned later. */
  public expireAll(): void {
    for (const [name, key] of this.keys) {
      if (key.securityToken !== undefined) this.keys.set(name, { ...key, expiresAt: -Infinity });
    }
  }
}
