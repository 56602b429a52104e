/** So many events may wait for a client that does not read. */
const MOST_WAITING = 1000;

/**
 * Events between one that tells them and never waits, and one that takes them in its own time. Where too many wait, the
 * oldest are lost.
 */
export class EventStream<T> {
  private waiting: T[] = [];
  private ended = false;
  private wake?: () => void;

  public add(event: T): void {
    if (this.ended) return;
    this.waiting.push(event);
    if (this.waiting.length > MOST_WAITING) this.waiting.shift();
    this.wake?.();
  }

  /** Loses what nobody has taken yet. */
  public clear(): void {
    this.waiting = [];
  }

  public end(): void {
    this.ended = true;
    this.wake?.();
  }

  /** The events as they come, until the end; for one reader. */
  public async* events(): AsyncGenerator<T> {
    for (;;) {
      const event = this.waiting.shift();
      if (event !== undefined) {
        yield event;
      } else {
        if (this.ended) return;
        await new Promise<void>((resolve) => this.wake = resolve);
      }
    }
  }
}
