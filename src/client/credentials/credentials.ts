import { createHash } from 'node:crypto';
import { redacted } from './redaction';

/** What requests are authenticated with. `source` tells people where it was found. */
export type Credentials = AccessKeyCredentials | TokenCredentials;

/**
 * An access key with its secret, and with a security token when it is a temporary one. Secrets are readable one by one,
 * but do not show in JSON.stringify, util.inspect, String() or a spread copy.
 */
export class AccessKeyCredentials {
  public readonly kind = 'aksk';
  public readonly accessKey: string;
  public readonly source: string;
  readonly #secretKey: string;
  readonly #securityToken?: string;

  constructor(parts: { accessKey: string; secretKey: string; securityToken?: string; source: string }) {
    this.accessKey = parts.accessKey;
    this.source = parts.source;
    this.#secretKey = parts.secretKey;
    this.#securityToken = parts.securityToken;
  }

  public get secretKey(): string {
    return this.#secretKey;
  }

  public get securityToken(): string | undefined {
    return this.#securityToken;
  }
}

/** A project-scoped IAM token. It is hidden like the secrets of an access key. */
export class TokenCredentials {
  public readonly kind = 'token';
  public readonly source: string;
  readonly #token: string;

  constructor(parts: { token: string; source: string }) {
    this.source = parts.source;
    this.#token = parts.token;
  }

  public get token(): string {
    return this.#token;
  }
}

/** A name for a key or a token that tells it apart from others and does not reveal it. */
export function keyName(credentials: Credentials): string {
  return credentials.kind === 'aksk'
    ? `aksk:${credentials.accessKey}`
    : `token:${createHash('sha256').update(credentials.token).digest('hex')}`;
}

/** A text that others wrote, without the secrets of the credentials in it, however they are escaped there. */
export function withCredentialsMasked(text: string, credentials: Credentials): string {
  const secrets = credentials.kind === 'aksk' ? [credentials.secretKey, credentials.securityToken]
    : [credentials.token];
  return redacted(text, secrets.filter((secret) => secret !== undefined && secret !== '') as string[]);
}
