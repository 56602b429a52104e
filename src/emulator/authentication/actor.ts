/** Whom a key or a token acts as; nothing at all stands for the user of the account. */
export interface Actor {
  /** Name of the agency that was assumed. */
  readonly agency?: string;
  /** Subject of the id token that was logged in with. */
  readonly subject?: string;
  /** The keys came from the metadata service of a machine, to which the agency is bound. */
  readonly fromMetadata?: true;
}

/** How the request log calls an actor; undefined for the user of the account. */
export function actsAs({ agency, subject, fromMetadata }: Actor): string | undefined {
  if (agency !== undefined) return fromMetadata ? `metadata:${agency}` : agency;
  return subject === undefined ? undefined : `idp:${subject}`;
}

/** The actor alone, of a key or a token that remembers more. */
export function actorOf({ agency, subject, fromMetadata }: Actor): Actor {
  return { agency, subject, fromMetadata };
}
