/** Who is to be told of an interrupt: a running process. */
export type PassOn = (signal: NodeJS.Signals) => void;

/** One Ctrl-C may arrive twice: from the terminal, and from a program in between such as npx, which passes it on. */
const SAME_MS = 1000;

/**
 * The interrupts of a run. Terraform drops its state at a second one, so that it gets one, whatever a CI sends after
 * it; only who presses Ctrl-C once more means that.
 */
export class Interruption {
  private first: NodeJS.Signals | undefined;
  private lastAt = -Infinity;
  private running: PassOn | undefined;

  /** @param now milliseconds of a clock that does not go back */
  constructor(private readonly now: () => number) {}

  /** The signal that ended the run; undefined as long as it goes on. */
  public get signal(): NodeJS.Signals | undefined {
    return this.first;
  }

  /** Names who gets the signals from here on; undefined for nobody. */
  public watch(running: PassOn | undefined): void {
    this.running = running;
  }

  /** A signal has arrived. */
  public receive(signal: NodeJS.Signals): void {
    const at = this.now();
    const insists = signal === 'SIGINT' && this.first === signal && at - this.lastAt >= SAME_MS;
    const counts = this.first === undefined || insists;
    this.first ??= signal;
    this.lastAt = at;
    if (counts) this.running?.(signal);
  }
}
