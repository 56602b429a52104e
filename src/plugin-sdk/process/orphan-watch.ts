/** How to ask for the parent, and whom to tell that it is gone. */
export interface OrphanWatchOptions {
  readonly parentPid: () => number;
  readonly onOrphaned: () => void;
}

const PARENT_CHECK_MS = 1000;
/** A client that lost its connection comes back within this time, or not at all. */
const RECONNECT_MS = 10_000;

/**
 * Notices that Terraform has died, so that no plugin outlives it for long: the parent changes (not on Windows), or
 * every connection is gone and none comes back. Keeps no process alive.
 */
export class OrphanWatch {
  private readonly parentTimer: NodeJS.Timeout;
  private reconnectTimer?: NodeJS.Timeout;

  constructor(private readonly options: OrphanWatchOptions) {
    const parent = options.parentPid();
    this.parentTimer = setInterval(() => {
      if (options.parentPid() !== parent) this.orphaned();
    }, PARENT_CHECK_MS).unref();
  }

  public connected(): void {
    clearTimeout(this.reconnectTimer);
  }

  public lastSessionClosed(): void {
    this.reconnectTimer = setTimeout(() => this.orphaned(), RECONNECT_MS).unref();
  }

  public stop(): void {
    clearInterval(this.parentTimer);
    clearTimeout(this.reconnectTimer);
  }

  private orphaned(): void {
    this.stop();
    this.options.onOrphaned();
  }
}
