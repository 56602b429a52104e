import { LenientObject } from '../answers/lenient-json';

/** What an id token says of itself. None of it is secret: trust policies are written with it. */
export interface IdTokenClaims {
  readonly issuer?: string;
  readonly subject?: string;
  readonly audience?: string;
  /** In epoch milliseconds. */
  readonly expiresAt?: number;
}

/** The claims of a JWT, which nobody has verified; undefined when it is none. */
export function claimsOf(idToken: string): IdTokenClaims | undefined {
  const parts = idToken.split('.');
  const claims = parts.length === 3 ? LenientObject.parse(Buffer.from(parts[1], 'base64url').toString('utf8'))
    : undefined;
  if (!claims) return undefined;
  const expiresAt = (claims.number('exp') ?? NaN) * 1000;
  return {
    issuer: claims.text('iss'),
    subject: claims.text('sub'),
    audience: claims.text('aud') ?? claims.texts('aud')?.join(', '),
    expiresAt: Number.isNaN(new Date(expiresAt).getTime()) ? undefined : expiresAt,
  };
}
