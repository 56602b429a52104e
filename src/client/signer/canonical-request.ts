import { createHash } from 'node:crypto';

/** The part of a request that is signed. */
export interface SignableRequest {
  readonly method: string;
  /** An absolute URL, or path and query only: the host is taken from the headers. */
  readonly url: string;
  /** The headers to sign and no others. Their names may have any case. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * Exactly the bytes that travel.
   * @default - no bytes
   */
  readonly body?: string | Uint8Array;
}

/** As the value of `X-Sdk-Content-Sha256`, it leaves the body out of the signature. */
export const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';

/**
 * The text that both sides hash: method, path, query, headers, names of the headers and hash of the body, each in its
 * one canonical spelling.
 */
export function canonicalRequest(request: SignableRequest): string {
  const { path, query } = splitUrl(request.url);
  const headers = canonicalHeaders(request.headers);
  return [
    request.method.toUpperCase(),
    canonicalPath(path),
    canonicalQuery(query),
    headers.map(([name, value]) => `${name}:${value}\n`).join(''),
    headers.map(([name]) => name).join(';'),
    payloadHash(request.body, headers),
  ].join('\n');
}

/** The names of the signed headers as the Authorization header lists them. */
export function signedHeaderNames(headers: Readonly<Record<string, string>>): string {
  return canonicalHeaders(headers).map(([name]) => name).join(';');
}

/** The SHA-256 hash in the hexadecimal digits that the signature uses: lower case. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function splitUrl(url: string): { path: string; query: string } {
  const withoutOrigin = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  const [beforeFragment] = withoutOrigin.split('#', 1);
  const mark = beforeFragment.indexOf('?');
  return mark < 0
    ? { path: beforeFragment, query: '' }
    : { path: beforeFragment.slice(0, mark), query: beforeFragment.slice(mark + 1) };
}

function canonicalPath(path: string): string {
  const encoded = path.split('/').map((segment) => percentEncode(percentDecode(segment))).join('/');
  return encoded.endsWith('/') ? encoded : `${encoded}/`;
}

function canonicalQuery(query: string): string {
  return [...new URLSearchParams(query)]
    .sort(([nameA, valueA], [nameB, valueB]) => compareCodeUnits(nameA, nameB) || compareCodeUnits(valueA, valueB))
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join('&');
}

function canonicalHeaders(headers: Readonly<Record<string, string>>): [name: string, value: string][] {
  return Object.entries(headers)
    .map(([name, value]): [string, string] => [name.toLowerCase(), value.trim()])
    .sort(([a], [b]) => compareCodeUnits(a, b));
}

function payloadHash(body: string | Uint8Array | undefined, headers: readonly [string, string][]): string {
  const unsigned = headers.some(([name, value]) => name === 'x-sdk-content-sha256' && value === UNSIGNED_PAYLOAD);
  return unsigned ? UNSIGNED_PAYLOAD : sha256Hex(body ?? '');
}

/** Spells everything but `A-Za-z0-9-_.~` as the UTF-8 bytes in upper-case hexadecimal digits. */
function percentEncode(text: string): string {
  // A lone surrogate, on which encodeURIComponent throws, becomes the replacement character.
  const wellFormed = Buffer.from(text).toString();
  return encodeURIComponent(wellFormed)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A verifier must survive a path that is not valid percent-encoding.
    return text;
  }
}

/** Compares without a locale: localeCompare sorts `x-a` and `x_a` differently from machine to machine. */
function compareCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
