import { Behaviours } from '../profiles/behaviours';
import { Profile } from '../profiles/profile';
import { gatewayError } from '../routing/api-error';

/** Counts requests in a sliding window; those refused count too, as they do in the cloud. */
export class Throttle {
  private arrivals: number[] = [];

  /** Throws 429 when there are too many. */
  public admit(now: number, limit: Behaviours['throttle'], profile: Profile): void {
    if (!limit) return;
    this.arrivals = [...this.arrivals.filter((at) => at > now - limit.perMs), now];
    if (this.arrivals.length > limit.requests) {
      throw gatewayError(profile, 429, '0308', 'The throttling threshold has been reached.');
    }
  }
}
