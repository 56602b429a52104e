import { Actor } from './actor';
import { Random, randomHex } from '../randomness';

/** Whom a token is for, and where it is good. */
export interface TokenGrant extends Actor {
  /** Undefined for a token that is scoped to the domain, or to nothing, which DMS does not accept. */
  readonly projectId?: string;
  /** Not even to the domain. */
  readonly unscoped?: true;
}

/** What a token is worth. Times are what the cloud's own clock showed, as whoever got the token was told. */
export interface IssuedToken extends TokenGrant {
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** The tokens IAM has handed out. */
export class TokenStore {
  private readonly tokens = new Map<string, IssuedToken>();

  constructor(private readonly random: Random) {}

  /** @param shown what the cloud's own clock says */
  public issue(grant: TokenGrant, shown: number,
    lifeMs: number): { readonly token: string; readonly issued: IssuedToken } {
    const token = `emulator-token-${randomHex(this.random, 40)}`;
    const issued = { ...grant, issuedAt: shown, expiresAt: shown + lifeMs };
    this.tokens.set(token, issued);
    return { token, issued };
  }

  public find(token: string): IssuedToken | undefined {
    return this.tokens.get(token);
  }

  /** Makes all tokens so far expired, wherever the clock is turned later. */
  public expireAll(): void {
    for (const [token, issued] of this.tokens) this.tokens.set(token, { ...issued, expiresAt: -Infinity });
  }
}
