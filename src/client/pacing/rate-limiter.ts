import { Clock } from './clock';

/** How many requests a second leave when nothing else is configured: the cloud documents no limit of its own. */
export const DEFAULT_REQUESTS_PER_SECOND = 10;

/**
 * A token bucket, first come first served, for everything that shares the limiter. Up to one second's worth of requests
 * may leave at once.
 */
export class RateLimiter {
  private readonly intervalMs: number;
  private readonly burstMs: number;
  private nextFreeAt = -Infinity;

  constructor(private readonly clock: Clock, requestsPerSecond: number = DEFAULT_REQUESTS_PER_SECOND) {
    if (!(requestsPerSecond > 0)) throw new RangeError('requestsPerSecond must be greater than 0');
    this.intervalMs = 1000 / requestsPerSecond;
    this.burstMs = Math.max(0, 1000 - this.intervalMs);
  }

  /**
   * Resolves when the next request may leave. A cancelled wait does not give its place back.
   * @throws DmsError of kind `cancelled` when the signal is aborted.
   */
  public async acquire(signal?: AbortSignal): Promise<void> {
    const now = this.clock.elapsed();
    // Places are handed out here, synchronously: that is what keeps the order.
    const leavesAt = Math.max(this.nextFreeAt, now - this.burstMs);
    this.nextFreeAt = leavesAt + this.intervalMs;
    if (leavesAt > now) await this.clock.sleep(leavesAt - now, signal);
  }
}
