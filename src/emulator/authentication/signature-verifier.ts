import { createHash, timingSafeEqual } from 'node:crypto';
import { parseAuthorization, AuthorizationHeader, V11_HMAC_SHA256 } from '../../client/signer/authorization-header';
import { canonicalRequest, SignableRequest } from '../../client/signer/canonical-request';
import { derivedSignature } from '../../client/signer/derived-signer';
import { MAX_CLOCK_SKEW_MS, parseSdkDate } from '../../client/signer/sdk-date';
import { sdkSignature, SigningCredentials } from '../../client/signer/signer';
import { headerOf, WireRequest } from '../wire';

/** Whose signature it is, or what is wrong with it. */
export type SignatureVerdict =
  | { readonly valid: true; readonly accessKey: string }
  | { readonly valid: false; readonly reason: SignatureFlaw; readonly accessKey?: string };

/**
 * `missing`: no Authorization header. `malformed`: not one of ours, or X-Sdk-Date is missing, unsigned or unreadable.
 * `unknown_key`: the server has no such access key. `clock_skew`: the date is more than 15 minutes off.
 * `mismatch`: another secret, another security token, or another request than the one that was signed.
 */
export type SignatureFlaw = 'missing' | 'malformed' | 'unknown_key' | 'clock_skew' | 'mismatch';

/**
 * Judges the signature of a received request, of either algorithm; `keyOf` looks an access key up, `now` is the
 * server's time.
 */
export function verifySignature(request: WireRequest, keyOf: (accessKey: string) => SigningCredentials | undefined,
  now: Date): SignatureVerdict {
  const header = headerOf(request, 'authorization');
  if (!header) return { valid: false, reason: 'missing' };

  const authorization = parseAuthorization(header);
  if (!authorization) return { valid: false, reason: 'malformed' };

  const { accessKey } = authorization;
  const names = authorization.signedHeaders.split(';');
  const sdkDate = headerOf(request, 'x-sdk-date');
  const signedAt = names.includes('x-sdk-date') ? parseSdkDate(sdkDate) : undefined;
  if (!signedAt) return { valid: false, reason: 'malformed', accessKey };
  if (Math.abs(signedAt.getTime() - now.getTime()) > MAX_CLOCK_SKEW_MS) {
    return { valid: false, reason: 'clock_skew', accessKey };
  }

  const key = keyOf(accessKey);
  if (!key) return { valid: false, reason: 'unknown_key', accessKey };

  const tokenMatches = equalInConstantTime(headerOf(request, 'x-security-token'), key.securityToken ?? '');
  const signatureMatches = equalInConstantTime(authorization.signature,
    expectedSignature(request, authorization, sdkDate, key));
  return tokenMatches && signatureMatches ? { valid: true, accessKey }
    : { valid: false, reason: 'mismatch', accessKey };
}

function expectedSignature(request: WireRequest, authorization: AuthorizationHeader, sdkDate: string,
  key: SigningCredentials): string {
  const names = authorization.signedHeaders.split(';');
  const covered: SignableRequest = {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(names.map((name) => [name, headerOf(request, name)])),
    body: request.body,
  };
  const canonical = canonicalRequest(covered);
  return authorization.algorithm === V11_HMAC_SHA256
    ? derivedSignature(canonical, sdkDate, authorization.credentialScope ?? '', key)
    : sdkSignature(canonical, sdkDate, key.secretKey);
}

/** Compares hashes, because `timingSafeEqual` wants equal lengths, and because a length is a hint, too. */
function equalInConstantTime(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
