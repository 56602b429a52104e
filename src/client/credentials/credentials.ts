import { createHash } from 'node:crypto';

/** What people sign in with. `source` tells them where it was found. */
export type Credentials = RequestCredentials | PasswordCredentials | IdTokenCredentials | MetadataCredentials;

/** What a request carries as its proof. */
export type RequestCredentials = AccessKeyCredentials | TokenCredentials;

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

/** Something that IAM knows by its id or by its name. */
export type Named = { readonly id: string } | { readonly name: string };

/** A user with a password, which IAM gives a token for. It is hidden like the secrets of an access key. */
export class PasswordCredentials {
  public readonly kind = 'password';
  public readonly user: Named;
  /** @default - the user is named by id, which needs no domain */
  public readonly domain?: Named;
  public readonly source: string;
  readonly #password: string;

  constructor(parts: { user: Named; domain?: Named; password: string; source: string }) {
    this.user = parts.user;
    this.domain = parts.domain;
    this.source = parts.source;
    this.#password = parts.password;
  }

  public get password(): string {
    return this.#password;
  }
}

/**
 * An id token of an identity provider that IAM trusts. It is read anew for every sign-in, because whoever writes its
 * file renews it, and is hidden like the secrets of an access key.
 */
export class IdTokenCredentials {
  public readonly kind = 'oidc';
  /** What IAM calls the identity provider. */
  public readonly idpId: string;
  public readonly source: string;
  readonly #read: () => string;
  #last = '';

  /** `read` may throw a SettingsError. */
  constructor(parts: { idpId: string; read: () => string; source: string }) {
    this.idpId = parts.idpId;
    this.source = parts.source;
    this.#read = parts.read;
  }

  /**
   * The token of this moment.
   * @throws SettingsError when its file cannot be read, or holds none.
   */
  public idToken(): string {
    this.#last = this.#read();
    return this.#last;
  }

  /** What of the token that was read last nobody else may see: the whole, and the signature alone. */
  public get shown(): readonly string[] {
    return [this.#last, this.#last.split('.').at(-1)!].filter(Boolean);
  }
}

/** Whatever the metadata service of the machine gives; it is asked where no other place has credentials. */
export class MetadataCredentials {
  public readonly kind = 'metadata';

  /** `elsewhere` says where else was looked in vain. */
  constructor(public readonly source: string, public readonly elsewhere: string) {}
}

/** A name for a key, a token or a user that tells it apart from others and does not reveal a secret. */
export function keyName(credentials: Credentials): string {
  switch (credentials.kind) {
    case 'aksk':
      return `aksk:${credentials.accessKey}`;
    case 'token':
      return `token:${digestOf(credentials.token)}`;
    case 'password':
      return `password:${JSON.stringify([credentials.domain, credentials.user])}`;
    case 'oidc':
      return `oidc:${JSON.stringify([credentials.idpId, credentials.source])}`;
    case 'metadata':
      return 'metadata';
  }
}

/** What of the credentials nobody else may see. */
export function secretsOf(credentials: Credentials): readonly string[] {
  switch (credentials.kind) {
    case 'aksk':
      return [credentials.secretKey, credentials.securityToken ?? ''].filter(Boolean);
    case 'token':
      return [credentials.token];
    case 'password':
      return [credentials.password];
    case 'oidc':
      return credentials.shown;
    case 'metadata':
      return [];
  }
}

const digestOf = (secret: string) => createHash('sha256').update(secret).digest('hex');
