import { Action } from './order';
import { Target } from './target';
import { Log } from '../../plugin-sdk';
import { formatDuration } from '../duration-text';

const EVERY_MS = 10_000;
const MOST_NAMED = 5;

/**
 * Says in the log what is being waited for, how many are done and how long it has taken; at every change, and every ten
 * seconds.
 */
export class Progress {
  private shownAt = -Infinity;
  private shownEnded = -1;

  constructor(private readonly action: Action, private readonly targets: readonly Target[],
    private readonly startedAt: number, private readonly log: Log) {}

  public show(now: number): void {
    const ended = this.targets.filter((target) => target.phase === 'ended').length;
    if (ended === this.shownEnded && now - this.shownAt < EVERY_MS) return;
    this.shownAt = now;
    this.shownEnded = ended;
    const waiting = this.targets.filter((target) => target.isInFlight);
    const named = waiting.slice(0, MOST_NAMED).map((target) => `${target.id} ${target.status ?? ''}`.trim());
    const more = waiting.length > MOST_NAMED ? [`and ${waiting.length - MOST_NAMED} more`] : [];
    const queued = this.targets.length - ended - waiting.length;
    this.log.info(
      `${this.action}: ${ended} of ${this.targets.length} ended, ${waiting.length} in flight, ${queued} not begun`,
      {
        waiting_for: [...named, ...more].join(', '),
        elapsed: formatDuration(now - this.startedAt),
      },
    );
  }
}
