const FAILURES_BEFORE_LOCK = 5;

/** How long the gateway locks an access key. */
export const ACCESS_KEY_LOCK_MS = 5 * 60 * 1000;

/** How long IAM locks a user. */
export const USER_LOCK_MS = 15 * 60 * 1000;

/** More than five consecutive failures lock a name for a while; a success in between clears the count. */
export class FailureLock {
  private readonly failures = new Map<string, number>();
  private readonly lockedUntil = new Map<string, number>();

  constructor(private readonly lockMs: number) {}

  public isLocked(name: string, now: number): boolean {
    return now < (this.lockedUntil.get(name) ?? -Infinity);
  }

  public recordFailure(name: string, now: number): void {
    const failures = (this.failures.get(name) ?? 0) + 1;
    this.failures.set(name, failures);
    if (failures <= FAILURES_BEFORE_LOCK) return;
    this.lockedUntil.set(name, now + this.lockMs);
    this.failures.delete(name);
  }

  public recordSuccess(name: string): void {
    this.failures.delete(name);
  }

  /** Who is locked, and until when. */
  public locked(now: number): readonly { readonly name: string; readonly until: number }[] {
    return [...this.lockedUntil]
      .filter(([name]) => this.isLocked(name, now))
      .map(([name, until]) => ({ name, until }));
  }
}
