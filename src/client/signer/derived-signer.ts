import { createHmac, hkdfSync } from 'node:crypto';
import { formatAuthorization, V11_HMAC_SHA256 } from './authorization-header';
import { canonicalRequest, sha256Hex, signedHeaderNames, SignableRequest } from './canonical-request';
import { formatSdkDate } from './sdk-date';
import { headersToSend, headersToSign, SigningCredentials } from './signer';

/** Where a derived key is valid. */
export interface CredentialScope {
  readonly region: string;
  /** The service's short name: `dms`. */
  readonly service: string;
}

/**
 * The headers to send with a request, as those of `signHeaders`, but signed with V11-HMAC-SHA256: the secret never
 * signs directly, but a key that is derived from it for one day, region and service.
 */
export function signHeadersWithDerivedKey(request: SignableRequest, credentials: SigningCredentials,
  scope: CredentialScope, date: Date): Record<string, string> {
  const headers = headersToSend(request, credentials, date);
  const signed = headersToSign(headers);
  const sdkDate = formatSdkDate(date);
  const credentialScope = credentialScopeText(sdkDate, scope);
  const authorization = formatAuthorization({
    algorithm: V11_HMAC_SHA256,
    accessKey: credentials.accessKey,
    credentialScope,
    signedHeaders: signedHeaderNames(signed),
    signature: derivedSignature(canonicalRequest({ ...request, headers: signed }), sdkDate, credentialScope,
      credentials),
  });
  return { ...headers, Authorization: authorization };
}

/** The credential scope as signatures spell it: `YYYYMMDD/<region>/<service>`. */
export function credentialScopeText(sdkDate: string, { region, service }: CredentialScope): string {
  return `${sdkDate.slice(0, 8)}/${region}/${service}`;
}

/** The signature of a canonical request by V11-HMAC-SHA256. */
export function derivedSignature(canonical: string, sdkDate: string, credentialScope: string,
  { accessKey, secretKey }: SigningCredentials): string {
  const stringToSign = [V11_HMAC_SHA256, sdkDate, credentialScope, sha256Hex(canonical)].join('\n');
  // The algorithm takes the hexadecimal digits of the derived key for the key, not its bytes.
  const derivedKey = Buffer.from(hkdfSync('sha256', secretKey, accessKey, credentialScope, 32)).toString('hex');
  return createHmac('sha256', derivedKey).update(stringToSign).digest('hex');
}
