import { createHmac, hkdfSync } from 'node:crypto';
import { formatAuthorization, V11_HMAC_SHA256 } from './authorization-header';
import { canonicalRequest, sha256Hex, signedHeaderNames, SignableRequest } from './canonical-request';
import { formatSdkDate } from './sdk-date';
import { coveredHeaders, headersToSend, SigningKey } from './signer';

/** Where a derived key is valid. */
export interface SigningScope {
  readonly region: string;
  /** The service's short name, for example `dms`. */
  readonly service: string;
}

/**
 * As `signedHeaders`, with algorithm V11-HMAC-SHA256: the secret never signs directly, but a key derived for one day,
 * region and service.
 */
export function derivedSignedHeaders(request: SignableRequest, key: SigningKey, scope: SigningScope,
  date: Date): Record<string, string> {
  const headers = headersToSend(request, key, date);
  const covered = coveredHeaders(headers);
  const sdkDate = formatSdkDate(date);
  const info = derivationInfo(sdkDate, scope);
  const authorization = formatAuthorization({
    algorithm: V11_HMAC_SHA256,
    accessKey: key.accessKey,
    scope: info,
    signedHeaders: signedHeaderNames(covered),
    signature: derivedSignature(canonicalRequest({ ...request, headers: covered }), sdkDate, info, key),
  });
  return { ...headers, Authorization: authorization };
}

/** `YYYYMMDD/<region>/<service>`. */
export function derivationInfo(sdkDate: string, scope: SigningScope): string {
  return `${sdkDate.slice(0, 8)}/${scope.region}/${scope.service}`;
}

/** V11-HMAC-SHA256 over a canonical request. */
export function derivedSignature(canonical: string, sdkDate: string, info: string, key: SigningKey): string {
  const stringToSign = [V11_HMAC_SHA256, sdkDate, info, sha256Hex(canonical)].join('\n');
  // the algorithm uses the hex text of the derived key as the key, not its bytes
  const derivedKey = Buffer.from(hkdfSync('sha256', key.secretKey, key.accessKey, info, 32)).toString('hex');
  return createHmac('sha256', derivedKey).update(stringToSign).digest('hex');
}
