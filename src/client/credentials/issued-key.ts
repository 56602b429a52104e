import { AccessKeyCredentials } from './credentials';
import { IssuedProof } from './renewing-sign-in';
import { LenientObject } from '../answers/lenient-json';
import { HttpResponse } from '../transport/transport';

/** What an answer calls the parts of a temporary key. */
export interface KeyNames {
  /** The object that holds them. */
  readonly holder: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly securityToken: string;
  readonly expiresAt: string;
}

/** As IAM and the metadata service spell them. */
export const IAM_KEY: KeyNames = {
  holder: 'credential',
  accessKey: 'access',
  secretKey: 'secret',
  securityToken: 'securitytoken',
  expiresAt: 'expires_at',
};

/** As the security token service (v5) spells them. */
export const STS_KEY: KeyNames = {
  holder: 'credentials',
  accessKey: 'access_key_id',
  secretKey: 'secret_access_key',
  securityToken: 'security_token',
  expiresAt: 'expiration',
};

/** Whether an answer brings a temporary key. */
export function isKey({ body }: HttpResponse, names: KeyNames): boolean {
  const key = LenientObject.parse(body)?.object(names.holder);
  return key?.text(names.accessKey) !== undefined && key.text(names.secretKey) !== undefined;
}

/**
 * The temporary key of such an answer. Its life is told by two dates of the cloud, so that our clock may be wrong;
 * `now` stands in for the date of an answer that has none.
 */
export function keyOf({ headers, body }: HttpResponse, names: KeyNames, source: string, now: number): IssuedProof {
  const key = LenientObject.parse(body)?.object(names.holder);
  const sentAt = Date.parse(headers.date ?? '');
  const until = key?.time(names.expiresAt);
  return {
    proof: new AccessKeyCredentials({
      accessKey: key?.text(names.accessKey) ?? '',
      secretKey: key?.text(names.secretKey) ?? '',
      securityToken: key?.text(names.securityToken),
      source,
    }),
    lifeMs: until === undefined ? Infinity : until - (Number.isNaN(sentAt) ? now : sentAt),
  };
}
