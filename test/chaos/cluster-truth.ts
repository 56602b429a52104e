import { EmulatedCloud, UnhealthyPoint } from '../../src/emulator';

/** Which instances were down, or below their own numbers of before, because of restarts: as the cloud itself knows. */
export class ClusterTruth {
  private readonly points: readonly UnhealthyPoint[];

  constructor(cloud: EmulatedCloud) {
    this.points = cloud.unhealthy();
  }

  /** At a moment, what happens at it included. */
  public at(moment: number): readonly string[] {
    return this.points.filter(({ at }) => at <= moment).at(-1)?.ids ?? [];
  }

  /** Right before a moment. */
  public before(moment: number): readonly string[] {
    return this.points.filter(({ at }) => at < moment).at(-1)?.ids ?? [];
  }
}
