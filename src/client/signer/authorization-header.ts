export const SDK_HMAC_SHA256 = 'SDK-HMAC-SHA256';
export const V11_HMAC_SHA256 = 'V11-HMAC-SHA256';

/** The parts of an Authorization header, of either algorithm. */
export interface SignatureAuthorization {
  readonly algorithm: typeof SDK_HMAC_SHA256 | typeof V11_HMAC_SHA256;
  readonly accessKey: string;
  /** `YYYYMMDD/<region>/<service>`; only with V11-HMAC-SHA256. */
  readonly scope?: string;
  /** Lower-case names, joined with `;`. */
  readonly signedHeaders: string;
  readonly signature: string;
}

export function formatAuthorization(parts: SignatureAuthorization): string {
  const key = parts.algorithm === V11_HMAC_SHA256 ? `Credential=${parts.accessKey}/${parts.scope}`
    : `Access=${parts.accessKey}`;
  return `${parts.algorithm} ${key}, SignedHeaders=${parts.signedHeaders}, Signature=${parts.signature}`;
}

/** Undefined when the text is not an Authorization header of one of the two algorithms. */
export function parseAuthorization(text: string): SignatureAuthorization | undefined {
  const match = /^(\S+)\s+(Access|Credential)=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/i.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const [, algorithm, keyword, key, names, signature] = match;
  const common = { signedHeaders: names.toLowerCase(), signature: signature.toLowerCase() };

  if (algorithm === SDK_HMAC_SHA256 && keyword === 'Access') return { algorithm, accessKey: key, ...common };

  const scoped = /^([^/]+)\/(\d{8}\/[^/]+\/[^/]+)$/.exec(key);
  if (algorithm === V11_HMAC_SHA256 && keyword === 'Credential' && scoped) {
    return { algorithm, accessKey: scoped[1], scope: scoped[2], ...common };
  }
  return undefined;
}
