import { iamError } from '../routing/api-error';
import { IAM_REFUSALS } from '../routing/refusals';

/** How a log-in names a domain, a project or a user. */
export interface Reference {
  readonly id?: string | null;
  readonly name?: string | null;
}

/** Whose password it is. */
export interface PasswordUser extends Reference {
  readonly password?: string;
  readonly domain?: Reference;
}

/** What the token is to be good for. */
export interface WantedScope {
  readonly project?: Reference & { readonly domain?: Reference };
  readonly domain?: Reference;
}

/** The agency that keys are to be for. */
export interface WantedAgency {
  readonly agency_name?: unknown;
  readonly domain_id?: string | null;
  readonly domain_name?: string | null;
  readonly duration_seconds?: unknown;
}

/** The part of a log-in, or of a call for temporary keys, that matters; anything may be missing, or something else. */
export interface LogIn {
  readonly identity?: {
    readonly methods?: readonly string[];
    readonly password?: { readonly user?: PasswordUser | null };
    readonly assume_role?: WantedAgency | null;
    readonly token?: { readonly id?: unknown; readonly duration_seconds?: unknown } | null;
  };
  readonly id_token?: { readonly id?: unknown } | null;
  readonly scope?: WantedScope | null;
}

/**
 * Reads the body of POST /v3/auth/tokens, and of the other calls that begin so.
 *
 * @throws ApiError when it is not JSON.
 */
export function readLogIn(body: string): LogIn {
  const logIn = parsed(body);
  if (!logIn) throw iamError(IAM_REFUSALS.bodyNotJson);
  return logIn;
}

/** The secrets in what may be the body of a log-in, by name; empty texts where there are none. */
export function secretsIn(body: string): readonly (readonly [string, string])[] {
  const { identity, id_token: idToken } = parsed(body) ?? {};
  const secrets: readonly (readonly [string, unknown])[] = [
    ['password', identity?.password?.user?.password],
    ['token', identity?.token?.id],
    ['id_token', idToken?.id],
  ];
  return secrets.map(([name, value]) => [name, typeof value === 'string' ? value : '']);
}

function parsed(body: string): LogIn | undefined {
  try {
    return (JSON.parse(body) as { readonly auth?: LogIn } | null)?.auth ?? {};
  } catch {
    return undefined;
  }
}

/**
 * Whether this is what a reference means. By id or by name, as its writer likes; who gives both must be right twice.
 *
 * @param where completes the refusal of a reference that says nothing
 * @throws ApiError when it says nothing.
 */
export function means({ id, name }: Reference, thing: { readonly id: string; readonly name: string },
  where: string): boolean {
  if (!isGiven(id) && !isGiven(name)) throw iamError(IAM_REFUSALS.incomplete('id or name', where));
  return (!isGiven(id) || id === thing.id) && (!isGiven(name) || name === thing.name);
}

/** Whether a log-in says this at all; null says nothing. */
export function isGiven(text: string | null | undefined): boolean {
  return text !== undefined && text !== null;
}
