import { Named, PasswordCredentials } from './credentials';

/** What a log-in is for, as it completes "Could not …". */
export const logIn = ({ user, domain }: PasswordCredentials, iam: string) =>
  `sign in at ${iam} as user ${nameOf(user)}${domain ? ` of domain ${nameOf(domain)}` : ''}`;

const nameOf = (thing: Named) => ('name' in thing ? thing.name : thing.id);
