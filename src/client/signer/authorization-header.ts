/** The algorithm that signs with the secret key itself. */
export const SDK_HMAC_SHA256 = 'SDK-HMAC-SHA256';

/** The algorithm that signs with a key derived for one day, region and service. */
export const V11_HMAC_SHA256 = 'V11-HMAC-SHA256';

/** The parts of an Authorization header. */
export interface AuthorizationHeader {
  readonly algorithm: typeof SDK_HMAC_SHA256 | typeof V11_HMAC_SHA256;
  readonly accessKey: string;
  /**
   * `YYYYMMDD/<region>/<service>`.
   * @default - SDK-HMAC-SHA256 has none
   */
  readonly credentialScope?: string;
  /** The names of the signed headers, in lower case and joined with `;`. */
  readonly signedHeaders: string;
  readonly signature: string;
}

/** The text of an Authorization header. */
export function formatAuthorization(parts: AuthorizationHeader): string {
  const key = parts.algorithm === V11_HMAC_SHA256 ? `Credential=${parts.accessKey}/${parts.credentialScope}`
    : `Access=${parts.accessKey}`;
  return `${parts.algorithm} ${key}, SignedHeaders=${parts.signedHeaders}, Signature=${parts.signature}`;
}

/** Reads an Authorization header; undefined when it is not one of the two algorithms. */
export function parseAuthorization(text: string): AuthorizationHeader | undefined {
  const match = /^(\S+)\s+(Access|Credential)=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/i.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const [, algorithm, keyword, key, names, signature] = match;
  const common = { signedHeaders: names.toLowerCase(), signature: signature.toLowerCase() };

  if (algorithm === SDK_HMAC_SHA256 && keyword === 'Access') return { algorithm, accessKey: key, ...common };

  const scoped = /^([^/]+)\/(\d{8}\/[^/]+\/[^/]+)$/.exec(key);
  if (algorithm === V11_HMAC_SHA256 && keyword === 'Credential' && scoped) {
    return { algorithm, accessKey: scoped[1], credentialScope: scoped[2], ...common };
  }
  return undefined;
}
