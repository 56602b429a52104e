import { ProviderProcess } from './provider-process';
import { Interruption } from './scenario';
import { VirtualClock } from '../virtual-clock';

/** Interrupts one run of Terraform at the moment the scenario names. */
export class Interrupter {
  public hasStruck = false;
  private process?: ProviderProcess;
  private requests = 0;
  private readonly over = new AbortController();

  constructor(private readonly plan: Interruption | undefined, clock: VirtualClock,
    private readonly onStrike: () => void) {
    if (plan && 'ms' in plan.at) clock.sleep(plan.at.ms, this.over.signal).then(() => this.strike(), () => undefined);
  }

  public watch(process: ProviderProcess): void {
    this.process = process;
  }

  public passed(side: 'before' | 'after'): void {
    if (side === 'before') this.requests += 1;
    const at = this.plan?.at;
    if (at && 'request' in at && at.request === this.requests && at.side === side) this.strike();
  }

  /** The run has ended: it can be interrupted no more. */
  public end(): void {
    this.over.abort();
  }

  private strike(): void {
    if (this.hasStruck || !this.process || this.over.signal.aborted) return;
    this.hasStruck = true;
    this.onStrike();
    if (this.plan!.kind === 'stop') this.process.stop();
    else this.process.kill();
  }
}
