import { Account } from '../account';
import { CloudState } from '../cloud-state';
import { isGiven, means, PasswordUser } from './log-in';
import { iamError } from '../routing/api-error';
import { IAM_REFUSALS } from '../routing/refusals';

/**
 * Proves that a log-in comes from the user of the account. Who is locked does not get in with the right password
 * either.
 *
 * @throws ApiError when it is not proven.
 */
export function requirePassword({ account, userLock }: CloudState, user: PasswordUser | null | undefined,
  now: number): void {
  if (typeof user?.password !== 'string') throw iamError(IAM_REFUSALS.incomplete('password', 'user'));
  // A name that nobody has cannot be locked.
  if (!isUserOf(account, user)) throw iamError(IAM_REFUSALS.wrongPassword);
  if (userLock.isLocked(account.userName, now)) throw iamError(IAM_REFUSALS.lockedUser);
  if (user.password !== account.password) {
    userLock.recordFailure(account.userName, now);
    throw iamError(IAM_REFUSALS.wrongPassword);
  }
  userLock.recordSuccess(account.userName);
}

/** Names are unique within a domain only, ids everywhere. */
function isUserOf({ userId, userName, domainId, domainName }: Account, user: PasswordUser): boolean {
  const { id, name, domain } = user;
  if (!means({ id, name }, { id: userId, name: userName }, 'user')) return false;
  if (domain) return means(domain, { id: domainId, name: domainName }, 'domain');
  if (!isGiven(id)) throw iamError(IAM_REFUSALS.incomplete('domain', 'user'));
  return true;
}
