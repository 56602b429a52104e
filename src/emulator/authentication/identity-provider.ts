import { createHmac, timingSafeEqual } from 'node:crypto';
import { IdentityProviderFacts } from '../account';
import { Random, randomHex } from '../randomness';

/** What an id token is to say that is not usual. */
export interface IdTokenWish {
  /** @default - a sample */
  readonly subject?: string;
  /** @default - the one that the cloud expects */
  readonly audience?: string;
  /** @default - the one that the cloud expects */
  readonly issuer?: string;
  /** @default 300 */
  readonly lifeSeconds?: number;
}

/** Whose id token it is, or what is wrong with it, in the order in which it is looked at. */
export type IdTokenVerdict =
  | { readonly valid: true; readonly subject: string }
  | { readonly valid: false; readonly flaw: IdTokenFlaw };

/**
 * `malformed`: no token of this kind. `signature`: somebody else signed it, or it was changed. `issuer`, `audience`: it
 * is from, or for, somebody else. `expired`: its time is over.
 */
export type IdTokenFlaw = 'malformed' | 'signature' | 'issuer' | 'audience' | 'expired';

/** Subject of the id tokens that nobody wants otherwise. */
export const SAMPLE_SUBJECT = 'emulator-sample-pipeline';

const USUAL_LIFE_SECONDS = 300;

interface Claims {
  readonly iss?: unknown;
  readonly sub?: unknown;
  readonly aud?: unknown;
  readonly exp?: unknown;
}

/**
 * Whom the account trusts to say who somebody is: it signs id tokens (JWT, HS256), as a pipeline gets them from its
 * server, and the cloud asks it whether one is genuine. Its time is the emulator's, whatever the cloud's clock shows.
 */
export class IdentityProvider {
  private secret?: string;

  constructor(private readonly facts: IdentityProviderFacts, private readonly random: Random) {}

  public idToken(wish: IdTokenWish, now: number): string {
    const { subject = SAMPLE_SUBJECT, lifeSeconds = USUAL_LIFE_SECONDS } = wish;
    const { audience = this.facts.audience, issuer = this.facts.issuer } = wish;
    const seconds = Math.floor(now / 1000);
    const claims = { iss: issuer, sub: subject, aud: audience, iat: seconds, nbf: seconds, exp: seconds + lifeSeconds };
    const signed = [{ alg: 'HS256', typ: 'JWT' }, claims].map(encoded).join('.');
    return `${signed}.${this.signatureOf(signed).toString('base64url')}`;
  }

  public verify(idToken: string, now: number): IdTokenVerdict {
    const [head, body, signature, ...more] = idToken.split('.');
    const claims = decoded(body ?? '');
    if (more.length > 0 || typeof claims?.sub !== 'string') return { valid: false, flaw: 'malformed' };
    if (!this.isSigned(head, body, signature ?? '')) return { valid: false, flaw: 'signature' };
    const flaw = this.flawIn(claims, now);
    return flaw === undefined ? { valid: true, subject: claims.sub } : { valid: false, flaw };
  }

  private isSigned(head: string, body: string, signature: string): boolean {
    const [ours, theirs] = [this.signatureOf(`${head}.${body}`), Buffer.from(signature, 'base64url')];
    return ours.length === theirs.length && timingSafeEqual(ours, theirs);
  }

  private flawIn({ iss, aud, exp }: Claims, now: number): IdTokenFlaw | undefined {
    if (iss !== this.facts.issuer) return 'issuer';
    if (aud !== this.facts.audience) return 'audience';
    return typeof exp !== 'number' || now >= exp * 1000 ? 'expired' : undefined;
  }

  private signatureOf(text: string): Buffer {
    // Not before it is needed: whoever asks for no id token gets the same random ids as ever.
    this.secret ??= randomHex(this.random, 64);
    return createHmac('sha256', this.secret).update(text).digest();
  }
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function decoded(part: string): Claims | undefined {
  try {
    return (JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Claims | null) ?? undefined;
  } catch {
    return undefined;
  }
}
