/** Something that the user can do something about; the message is all that he sees of it. */
export class DriftError extends Error {}

/** What went wrong, in words for the user. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
