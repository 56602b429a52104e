import { Random, randomHex } from '../randomness';

const TOKEN_LIFE_MS = 24 * 60 * 60 * 1000;

/** What a token is worth. */
export interface IssuedToken {
  /** Undefined for a token that is scoped to the domain, which DMS does not accept. */
  readonly projectId?: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** The tokens IAM has handed out; they live 24 hours. */
export class TokenStore {
  private readonly tokens = new Map<string, IssuedToken>();

  constructor(private readonly random: Random) {}

  public issue(projectId: string | undefined, now: number): { readonly token: string; readonly issued: IssuedToken } {
    const token = `emulator-token-${randomHex(this.random, 40)}`;
    const issued = { projectId, issuedAt: now, expiresAt: now + TOKEN_LIFE_MS };
    this.tokens.set(token, issued);
    return { token, issued };
  }

  public find(token: string): IssuedToken | undefined {
    return this.tokens.get(token);
  }
}
