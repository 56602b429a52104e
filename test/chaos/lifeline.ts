import { Clock } from '../../src/client/pacing/clock';
import { Timers as Timer } from '../../src/plugin-sdk';
import { VirtualClock } from '../virtual-clock';

const never = new Promise<never>(() => undefined);

/** The life of a process: whatever it waits for is never heard of again once it is dead. */
export class Lifeline {
  /** The shared time, as long as the process lives. */
  public readonly clock: Clock;
  /** The timers of a server, as long as the process lives. */
  public readonly timer: Timer;
  /** Resolves when the process is killed. */
  public readonly death: Promise<'dead'>;
  private die!: (how: 'dead') => void;
  private isDead = false;

  constructor(shared: VirtualClock) {
    this.death = new Promise((resolve) => {
      this.die = resolve;
    });
    this.clock = {
      now: () => shared.now(),
      elapsed: () => shared.elapsed(),
      sleep: async (ms, signal) => this.whileAlive(async () => shared.sleep(ms, signal)),
    };
    this.timer = { after: (ms, callback) => this.after(ms, callback) };
  }

  public kill(): void {
    this.isDead = true;
    this.die('dead');
  }

  /** Goes on only if the process still lives. */
  public async gate(): Promise<void> {
    if (this.isDead) await never;
  }

  /** Whether the work ends well or badly, a dead process does not learn of it. */
  public async whileAlive<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      await this.gate();
    }
  }

  private after(ms: number, callback: () => void): () => void {
    const cancelled = new AbortController();
    this.clock.sleep(ms, cancelled.signal).then(callback, () => undefined);
    return () => cancelled.abort();
  }
}
