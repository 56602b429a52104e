import { KafkaApi } from './instance-lookup';
import { RunClock } from './run-clock';
import { BackgroundTask, isDmsError } from '../../client';
import { Log } from '../../plugin-sdk/framework/resource';

/** How far the clocks of the cloud and of this machine may differ, where nothing tells. */
export const CLOCK_SKEW_MS = 60_000;

/** Reads the background tasks of instances, as far as that is possible, and places them in the time of the run. */
export class TaskList {
  private isReadable = true;

  constructor(private readonly api: KafkaApi, private readonly signal: AbortSignal, private readonly log: Log,
    private readonly clock: RunClock) {}

  /**
   * Undefined where they cannot be read: then the status alone gives evidence. `createdAt` is the latest moment of the
   * run at which a task may have been created.
   */
  public async of(id: string): Promise<readonly BackgroundTask[] | undefined> {
    if (!this.isReadable) return undefined;
    try {
      return (await this.api.listTasks(id, { signal: this.signal })).map((task) => ({
        ...task,
        createdAt: this.latestMoment(task.createdAt),
      }));
    } catch (error) {
      if (!isDmsError(error) || error.kind === 'cancelled' || error.kind === 'authentication') throw error;
      if (error.kind === 'permission') this.isReadable = false;
      this.log.warn('background tasks cannot be read, the status alone gives evidence', {
        instance_id: id,
        reason: error.message,
      });
      return undefined;
    }
  }

  private latestMoment(cloudDate: number | undefined): number | undefined {
    if (cloudDate === undefined) return undefined;
    const { offsetMs, uncertaintyMs } = this.api.cloudTime() ?? { offsetMs: 0, uncertaintyMs: CLOCK_SKEW_MS };
    return this.clock.momentOf(cloudDate - offsetMs + uncertaintyMs);
  }
}
