import { Random, randomHex } from '../randomness';

/** What a token is worth. Times are what the cloud's own clock showed, as whoever got the token was told. */
export interface IssuedToken {
  /** Undefined for a token that is scoped to the domain, which DMS does not accept. */
  readonly projectId?: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** The tokens IAM has handed out. */
export class TokenStore {
  private readonly tokens = new Map<string, IssuedToken>();

  constructor(private readonly random: Random) {}

  /** @param shown what the cloud's own clock says */
  public issue(projectId: string | undefined, shown: number,
    lifeMs: number): { readonly token: string; readonly issued: IssuedToken } {
    const token = `emulator-token-${randomHex(this.random, 40)}`;
    const issued = { projectId, issuedAt: shown, expiresAt: shown + lifeMs };
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
