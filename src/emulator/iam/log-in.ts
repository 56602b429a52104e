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

/** The part of a log-in that matters; anything may be missing, or something else. */
export interface LogIn {
  readonly identity?: {
    readonly methods?: readonly string[];
    readonly password?: { readonly user?: PasswordUser | null };
  };
  readonly scope?: WantedScope | null;
}

/**
 * Reads the body of POST /v3/auth/tokens.
 *
 * @throws ApiError when it is not JSON.
 */
export function readLogIn(body: string): LogIn {
  const logIn = parsed(body);
  if (!logIn) throw iamError(IAM_REFUSALS.bodyNotJson);
  return logIn;
}

/** The password in what may be the body of a log-in; empty text where there is none. */
export function passwordIn(body: string): string {
  const password: unknown = parsed(body)?.identity?.password?.user?.password;
  return typeof password === 'string' ? password : '';
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
