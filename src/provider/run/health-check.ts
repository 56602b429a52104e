import { clusterUnreadable, healthByStatus, healthByStatusFor } from './health-texts';
import { KafkaApi } from './instance-lookup';
import { HealthRule } from './order';
import { RefusedRun } from './refused-run';
import { ClusterHealth, DmsError, isDmsError } from '../../client';

/** Looks at the clusters of instances, as far as the order asks for it and the API lets us. */
export class HealthCheck {
  /** What the user is to be told: whose health is judged by the status alone. */
  public readonly warnings: string[] = [];
  private isOff: boolean;
  private hasAnswered = false;

  constructor(private readonly rule: HealthRule, private readonly api: KafkaApi, private readonly signal: AbortSignal) {
    this.isOff = rule === 'status';
  }

  /** Whether an instance is healthy again only when its cluster is. */
  public get isOn(): boolean {
    return !this.isOff;
  }

  /**
   * What the clusters have before they are sent; nothing for those that cannot be asked.
   * @throws RefusedRun when the order asks for clusters, and they cannot be asked.
   * @throws DmsError when a look has failed, which may succeed later.
   */
  public async before(ids: readonly string[]): Promise<ReadonlyMap<string, ClusterHealth>> {
    const found = new Map<string, ClusterHealth>();
    // The first one decides for the run whether clusters can be asked at all.
    const [first, ...others] = this.isOff ? [] : ids;
    const look = async (id: string) => {
      const health = this.isOff ? undefined : await this.of(id, true);
      if (health) found.set(id, health);
    };
    if (first !== undefined) await look(first);
    await Promise.all(others.map(look));
    return found;
  }

  /**
   * What a cluster has now; undefined where it cannot be asked, and the status decides.
   * @throws DmsError when the look has failed, which may succeed later.
   */
  public async of(id: string, isBefore = false): Promise<ClusterHealth | undefined> {
    try {
      const health = await this.api.clusterHealth(id, { signal: this.signal });
      this.hasAnswered = true;
      return health;
    } catch (error) {
      if (isDmsError(error, 'gone')) return undefined;
      if (!isDmsError(error) || !isUnreadable(error)) throw error;
      return this.doWithout(id, error, isBefore);
    }
  }

  private doWithout(id: string, error: DmsError, isBefore: boolean): undefined {
    if (this.rule === 'cluster') throw isBefore ? new RefusedRun(clusterUnreadable(id, error.message)) : error;
    if (this.hasAnswered) {
      this.warnings.push(healthByStatusFor(id, error.message));
    } else {
      if (!this.isOff) this.warnings.push(healthByStatus(error.message));
      this.isOff = true;
    }
    return undefined;
  }
}

/** Whether the API does not let us read the state of a cluster, now or later. */
export function isUnreadable(error: DmsError): boolean {
  return error.kind === 'permission' || (error.kind === 'contract' && error.httpStatus === 404);
}
