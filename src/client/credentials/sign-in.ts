import { Credentials, RequestCredentials, secretsOf } from './credentials';

/** How somebody signs in: what the credentials are, or an agency on top of them. */
export type WayIn = Credentials['kind'] | 'agency';

/** Gives every request its proof. */
export interface SignIn {
  /** Where the credentials were found, never what they are. */
  readonly source: string;
  /** The way in, for which errors say what helps. */
  readonly kind: WayIn;
  /** What nobody else may see: texts that others wrote are searched for it. */
  secrets(): readonly string[];
  /**
   * The proof for the next request; undefined for a request that goes without.
   * @throws DmsError when there is none to be had.
   */
  current(signal?: AbortSignal): Promise<RequestCredentials | undefined>;
  /** Gives up a proof that the cloud calls expired. Returns whether `current` may have a fresh one. */
  renew(expired: RequestCredentials): boolean;
  /**
   * The id of the project that the proof is for, where signing in tells it.
   * @throws DmsError when signing in fails.
   */
  projectId(signal?: AbortSignal): Promise<string | undefined>;
}

/** Signs in with a key or a token that somebody else keeps fresh. */
export function signInWith(credentials: RequestCredentials): SignIn {
  return unchanging(credentials, credentials);
}

/** For the request that asks for a proof: it has none itself, but carries secrets in its body. */
export function beforeSignIn(credentials: Credentials): SignIn {
  return unchanging(credentials, undefined);
}

function unchanging(credentials: Credentials, proof: RequestCredentials | undefined): SignIn {
  return {
    source: credentials.source,
    kind: credentials.kind,
    secrets: () => secretsOf(credentials),
    current: async () => proof,
    renew: () => false,
    projectId: async () => undefined,
  };
}
