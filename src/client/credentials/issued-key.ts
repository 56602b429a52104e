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

/** What stands in for dates that an answer lacks. */
export interface DatesInstead {
  /** For the date of the answer, in epoch milliseconds. */
  readonly now: number;
  /** For the end of the key: how long it was asked for, in milliseconds. */
  readonly askedForMs: number;
}

/** The temporary key of such an answer. Its life is told by two dates of the cloud, so that our clock may be wrong. */
export function keyOf({ headers, body }: HttpResponse, names: KeyNames, source: string,
  { now, askedForMs }: DatesInstead): IssuedProof {
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
    lifeMs: until === undefined ? askedForMs : until - (Number.isNaN(sentAt) ? now : sentAt),
  };
}
