import { SDK_HMAC_SHA256, V11_HMAC_SHA256 } from './authorization-header';
import { SignableRequest } from './canonical-request';
import { CredentialScope, signHeadersWithDerivedKey } from './derived-signer';
import { SigningCredentials, signHeaders } from './signer';

/** How requests are signed: with the secret key itself, or with a key that is derived from it. */
export type SigningAlgorithm = typeof SDK_HMAC_SHA256 | typeof V11_HMAC_SHA256;

/** The headers to send with a request, its signature among them. */
export type Sign = (request: SignableRequest, credentials: SigningCredentials, date: Date) => Record<string, string>;

/** What people write for the algorithms; the Go provider calls the usual one by its hash. */
const NAMES: Readonly<Record<string, SigningAlgorithm>> = {
  [SDK_HMAC_SHA256]: SDK_HMAC_SHA256,
  HmacSHA256: SDK_HMAC_SHA256,
  [V11_HMAC_SHA256]: V11_HMAC_SHA256,
};

/** What may be written for an algorithm. */
export const SIGNING_ALGORITHMS: readonly string[] = Object.keys(NAMES);

/** The algorithm that somebody means; undefined when it is none that we know. */
export function signingAlgorithmOf(name: string): SigningAlgorithm | undefined {
  return Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
}

/** Signs with an algorithm; `scopeOf` tells where a key is valid that is derived for a URL. */
export function signWith(algorithm: SigningAlgorithm, scopeOf: (url: string) => CredentialScope): Sign {
  return algorithm === SDK_HMAC_SHA256 ? signHeaders
    : (request, credentials, date) =>
      signHeadersWithDerivedKey(request, credentials, scopeOf(request.url), date);
}
