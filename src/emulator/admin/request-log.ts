import { Identity } from '../authentication/identity';
import { RouteName } from '../routing/route-table';

/** One request as it was received and answered; secrets are masked. */
export interface LoggedRequest {
  readonly at: number;
  readonly method: string;
  /** Without the query, without a trailing slash. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** As text; passwords, tokens and secrets in it are masked. */
  readonly body: string;
  /** Undefined when no route fits. */
  readonly route?: RouteName;
  /** How the sender proved who it is. */
  authentication: Identity['kind'];
  /**
   * Whom the sender acts as: the name of an agency, `idp:` and the subject of an id token, or `metadata:` and the
   * agency whose keys the metadata service gave. Undefined for the user of the account.
   */
  actsAs?: string;
  requestId: string;
  /** Undefined while it is being answered. */
  status?: number;
  /** The connection was cut instead of answering. */
  dropped?: 'before' | 'after';
}

/** Also where a body ends in the middle of the value. */
const SECRET_NAMES = 'password|passcode|secret|secret_key|access_key|security_?token|token|id_token';
const SECRET_KEYS = new RegExp(`("(?:${SECRET_NAMES})"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"?`, 'gi');
const TOKEN_OBJECTS = /("(?:id_)?token"\s*:\s*\{[^}]*"id"\s*:\s*)"(?:[^"\\]|\\.)*"?/gi;

/** The body with the values of secret keys replaced. */
function maskSecrets(body: string): string {
  return body.replace(SECRET_KEYS, '$1"***"').replace(TOKEN_OBJECTS, '$1"***"');
}

/** How much of the requests is kept. */
export interface LogBounds {
  /** The last so many requests. */
  readonly requests: number;
  /** The first so many characters of each body. */
  readonly bodyCharacters: number;
}

/** Enough to look into for a program that runs for days. */
export const LOG_BOUNDS: LogBounds = { requests: 1000, bodyCharacters: 4096 };

/** The requests in order of arrival; without bounds all of them, as they came. */
export class RequestLog {
  private kept: LoggedRequest[] = [];
  private count = 0;

  constructor(private readonly bounds: LogBounds = { requests: Infinity, bodyCharacters: Infinity }) {}

  /** Keeps a request with its secrets masked; what becomes of it is written into the entry that is returned. */
  public add(request: LoggedRequest): LoggedRequest {
    const entry = { ...request, body: cut(maskSecrets(request.body), this.bounds.bodyCharacters) };
    this.count += 1;
    this.kept.push(entry);
    if (this.kept.length > this.bounds.requests) this.kept.shift();
    return entry;
  }

  public entries(): readonly LoggedRequest[] {
    return this.kept.map((entry) => ({ ...entry }));
  }

  /** How many there have been, kept or not. */
  public total(): number {
    return this.count;
  }
}

function cut(body: string, characters: number): string {
  if (body.length <= characters) return body;
  // A slice alone would keep the whole text in memory.
  const start = Buffer.from(body.slice(0, characters)).toString();
  return `${start}… (${body.length} characters)`;
}
