import { setMaxListeners } from 'node:events';
import { Timers } from './timers';

/**
 * The interrupt of one request. Its handlers have one grace together, counted from the interrupt, so that the request
 * is answered within the grace however many handlers it calls.
 */
export class Interruption {
  /** Fulfilled when the grace has passed. */
  public readonly patienceEnded: Promise<void>;
  private readonly controller = new AbortController();
  private endPatience?: () => void;
  private cancelTimer?: () => void;

  constructor(private readonly clock: Timers, public readonly grace: number) {
    setMaxListeners(0, this.controller.signal); // a handler may have any number of calls in flight
    this.patienceEnded = new Promise((resolve) => {
      this.endPatience = resolve;
    });
  }

  public get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Interrupts, once. */
  public interrupt(): void {
    if (this.signal.aborted) return;
    this.cancelTimer = this.clock.after(this.grace, () => this.endPatience?.());
    this.controller.abort();
  }

  /** The request is answered: nobody waits any more. */
  public answered(): void {
    this.cancelTimer?.();
  }
}
