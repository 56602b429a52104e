import { createHmac } from 'node:crypto';
import { formatAuthorization, SDK_HMAC_SHA256 } from './authorization-header';
import { canonicalRequest, sha256Hex, signedHeaderNames, SignableRequest } from './canonical-request';
import { formatSdkDate } from './sdk-date';

/** An access key with its secret; temporary ones come with a security token. */
export interface SigningKey {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly securityToken?: string;
}

/** Headers that are covered when the request has them. Others travel unsigned: proxies may rewrite them. */
const COVERED = new Set(['content-type', 'host', 'x-project-id', 'x-sdk-date', 'x-security-token',
  'x-sdk-content-sha256']);

/**
 * The headers to send: those of the request, plus Host, X-Sdk-Date, X-Security-Token for temporary keys, and an
 * Authorization of algorithm SDK-HMAC-SHA256. The URL must be absolute. Nothing is mutated.
 */
export function signedHeaders(request: SignableRequest, key: SigningKey, date: Date): Record<string, string> {
  const headers = headersToSend(request, key, date);
  const covered = coveredHeaders(headers);
  const canonical = canonicalRequest({ ...request, headers: covered });
  const authorization = formatAuthorization({
    algorithm: SDK_HMAC_SHA256,
    accessKey: key.accessKey,
    signedHeaders: signedHeaderNames(covered),
    signature: sdkSignature(canonical, formatSdkDate(date), key.secretKey),
  });
  return { ...headers, Authorization: authorization };
}

/** SDK-HMAC-SHA256 over a canonical request; the secret key itself is the HMAC key. */
export function sdkSignature(canonical: string, sdkDate: string, secretKey: string): string {
  const stringToSign = [SDK_HMAC_SHA256, sdkDate, sha256Hex(canonical)].join('\n');
  return createHmac('sha256', secretKey).update(stringToSign).digest('hex');
}

/** The request's headers and those the signature brings, without Authorization. */
export function headersToSend(request: SignableRequest, key: SigningKey, date: Date): Record<string, string> {
  const brought = new Set(['host', 'x-sdk-date', 'x-security-token', 'authorization']);
  const own = Object.entries(request.headers).filter(([name]) => !brought.has(name.toLowerCase()));
  return {
    ...Object.fromEntries(own),
    'Host': new URL(request.url).host,
    'X-Sdk-Date': formatSdkDate(date),
    ...(key.securityToken ? { 'X-Security-Token': key.securityToken } : {}),
  };
}

/** The headers that the signature covers. */
export function coveredHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => COVERED.has(name.toLowerCase())));
}
