import { setMaxListeners } from 'node:events';
import { Timers } from './timers';

/**
 * The interrupt of one request. Its handlers have one grace together, counted from the interrupt, so that the request
 * is answered within the grace however many handlers it calls.
 */
export class Interruption {
  /** Fulfilled when the grace has passed. */
  public readonly graceEnded: Promise<void>;
  private readonly controller = new AbortController();
  private endGrace?: () => void;
  private cancelTimer?: () => void;

  constructor(private readonly timers: Timers, public readonly grace: number) {
    // A handler may have any number of calls in flight, each with a listener of its own.
    setMaxListeners(0, this.controller.signal);
    this.graceEnded = new Promise((resolve) => {
      this.endGrace = resolve;
    });
  }

  public get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Interrupts, once. */
  public interrupt(): void {
    if (this.signal.aborted) return;
    this.cancelTimer = this.timers.after(this.grace, () => this.endGrace?.());
    this.controller.abort();
  }

  /** The request is answered: nobody waits any more. */
  public answered(): void {
    this.cancelTimer?.();
  }
}
