import { createHmac } from 'node:crypto';
import { formatAuthorization, SDK_HMAC_SHA256 } from './authorization-header';
import { canonicalRequest, sha256Hex, signedHeaderNames, SignableRequest } from './canonical-request';
import { formatSdkDate } from './sdk-date';

/** What a request is signed with: an access key, its secret and, for a temporary key, a security token. */
export interface SigningCredentials {
  readonly accessKey: string;
  readonly secretKey: string;
  /** @default - a permanent key has none */
  readonly securityToken?: string;
}

/** The headers that are signed when the request has them. All others may be rewritten by proxies, and stay unsigned. */
const SIGNED_HEADERS = new Set(['content-type', 'host', 'x-project-id', 'x-sdk-date', 'x-security-token']);

/**
 * The headers to send with a request, signed with SDK-HMAC-SHA256: its own, plus Host, X-Sdk-Date, Authorization and,
 * for a temporary key, X-Security-Token. The URL of the request must be absolute. Nothing is mutated.
 */
export function signHeaders(request: SignableRequest, credentials: SigningCredentials,
  date: Date): Record<string, string> {
  const headers = headersToSend(request, credentials, date);
  const signed = headersToSign(headers);
  const authorization = formatAuthorization({
    algorithm: SDK_HMAC_SHA256,
    accessKey: credentials.accessKey,
    signedHeaders: signedHeaderNames(signed),
    signature: sdkSignature(canonicalRequest({ ...request, headers: signed }), formatSdkDate(date),
      credentials.secretKey),
  });
  return { ...headers, Authorization: authorization };
}

/** The signature of a canonical request by SDK-HMAC-SHA256, whose key is the secret key itself. */
export function sdkSignature(canonical: string, sdkDate: string, secretKey: string): string {
  const stringToSign = [SDK_HMAC_SHA256, sdkDate, sha256Hex(canonical)].join('\n');
  return createHmac('sha256', secretKey).update(stringToSign).digest('hex');
}

/** The headers of the request and those that a signature needs, without Authorization. */
export function headersToSend(request: SignableRequest, credentials: SigningCredentials,
  date: Date): Record<string, string> {
  const broughtAlong = new Set(['host', 'x-sdk-date', 'x-security-token', 'authorization']);
  const own = Object.entries(request.headers).filter(([name]) => !broughtAlong.has(name.toLowerCase()));
  return {
    ...Object.fromEntries(own),
    'Host': new URL(request.url).host,
    'X-Sdk-Date': formatSdkDate(date),
    ...(credentials.securityToken ? { 'X-Security-Token': credentials.securityToken } : {}),
  };
}

/** Those of the headers that are signed. */
export function headersToSign(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => SIGNED_HEADERS.has(name.toLowerCase())));
}
