import { Behaviours } from '../profiles/behaviours';
import { Profile } from '../profiles/profile';
import { gatewayError } from '../routing/api-error';
import { GATEWAY_REFUSALS } from '../routing/refusals';

/** Counts requests in a sliding window; those refused count too, as they do in the cloud. */
export class Throttle {
  private arrivals: number[] = [];

  /** @throws ApiError with status 429 when there are too many. */
  public admit(now: number, limit: Behaviours['throttle'], profile: Profile): void {
    if (!limit) return;
    this.arrivals = [...this.arrivals.filter((at) => at > now - limit.perMs), now];
    if (this.arrivals.length > limit.requests) throw gatewayError(profile, GATEWAY_REFUSALS.throttled);
  }
}
