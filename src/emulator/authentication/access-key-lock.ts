const FAILURES_BEFORE_LOCK = 5;
const LOCK_MS = 5 * 60 * 1000;

/** More than five consecutive failures lock an access key for five minutes; a success in between clears the count. */
export class AccessKeyLock {
  private readonly failures = new Map<string, number>();
  private readonly lockedUntil = new Map<string, number>();

  public isLocked(accessKey: string, now: number): boolean {
    return now < (this.lockedUntil.get(accessKey) ?? -Infinity);
  }

  public recordFailure(accessKey: string, now: number): void {
    const failures = (this.failures.get(accessKey) ?? 0) + 1;
    this.failures.set(accessKey, failures);
    if (failures <= FAILURES_BEFORE_LOCK) return;
    this.lockedUntil.set(accessKey, now + LOCK_MS);
    this.failures.delete(accessKey);
  }

  public recordSuccess(accessKey: string): void {
    this.failures.delete(accessKey);
  }
}
