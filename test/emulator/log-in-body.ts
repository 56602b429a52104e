import { Caller } from './caller';

/** What a test may change about a log-in; undefined leaves a part away. */
export interface LogInChanges {
  /** Parts of the user: id, name, password, domain. */
  readonly user?: Readonly<Record<string, unknown>>;
  readonly scope?: unknown;
}

/** The body of a log-in with the password of the account, scoped to the region's project by name. */
export function logInBody({ cloud }: Caller, changes: LogInChanges = {}): unknown {
  const { userName, password, domainName } = cloud.account;
  const user = { name: userName, password, domain: { name: domainName }, ...changes.user };
  const scope = 'scope' in changes ? changes.scope : { project: { name: cloud.region } };
  return { auth: { identity: { methods: ['password'], password: { user } }, scope } };
}
