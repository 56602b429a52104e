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
  requestId: string;
  /** Undefined while it is being answered. */
  status?: number;
  /** The connection was cut instead of answering. */
  dropped?: 'before' | 'after';
}

const SECRET_KEYS = /("(?:password|passcode|secret|secret_key|access_key|token|id_token)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi;
const TOKEN_OBJECTS = /("token"\s*:\s*\{[^}]*"id"\s*:\s*)"(?:[^"\\]|\\.)*"/gi;

/** The body with the values of secret keys replaced. */
export function maskSecrets(body: string): string {
  return body.replace(SECRET_KEYS, '$1"***"').replace(TOKEN_OBJECTS, '$1"***"');
}
