import { KafkaApi } from './instance-lookup';
import { RunClock } from './run-clock';
import { BackgroundTask, isDmsError } from '../../client';
import { Log } from '../../plugin-sdk';

/** The background tasks of instances before they are sent; undefined for one where they could not be read. */
export type TasksBefore = ReadonlyMap<string, readonly BackgroundTask[] | undefined>;

/** How far the clocks of the cloud and of this machine may differ, where nothing tells. */
export const CLOCK_SKEW_MS = 60_000;

/** Reads the background tasks of instances, as far as that is possible, and places them in the time of the run. */
export class TaskList {
  private isReadable = true;

  constructor(private readonly api: KafkaApi, private readonly signal: AbortSignal, private readonly log: Log,
    private readonly clock: RunClock) {}

  /**
   * The tasks of an instance; undefined where they cannot be read, and then the status alone gives evidence. Their
   * `createdAt` is the latest moment of the run at which they may have been created.
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

  /** The tasks of each of `ids`. */
  public async ofAll(ids: readonly string[]): Promise<TasksBefore> {
    return new Map(await Promise.all(ids.map(async (id) => [id, await this.of(id)] as const)));
  }

  private latestMoment(cloudDate: number | undefined): number | undefined {
    if (cloudDate === undefined) return undefined;
    const { offsetMs, uncertaintyMs } = this.api.cloudTime() ?? { offsetMs: 0, uncertaintyMs: CLOCK_SKEW_MS };
    return this.clock.momentOf(cloudDate - offsetMs + uncertaintyMs);
  }
}
