import { isOpen, openingText } from './maintenance-window';
import { Order } from './order';
import { RunClock } from './run-clock';
import { Target } from './target';
import { leftByCheckpoint, leftByWindow } from './texts';

/**
 * Who may begin at all in this run, whatever the window of a roll says: at most so many (a checkpoint), and nobody
 * outside the maintenance window. The rest is left for a later apply on purpose.
 */
export class Admission {
  private readonly begun = new Set<string>();

  constructor(private readonly order: Order, private readonly clock: RunClock) {}

  /** Those that may begin now, in their order. */
  public admitted(targets: readonly Target[]): readonly Target[] {
    if (this.isOutsideWindow) return [];
    let free = (this.order.maxPerApply ?? Infinity) - this.begun.size;
    return targets.filter(({ id }) => this.begun.has(id) || free-- > 0);
  }

  /** Whether an instance may begin now, as far as it is known who has begun. */
  public admits(target: Target): boolean {
    return this.admitted([target]).length > 0;
  }

  /** Whether nobody may begin, because the maintenance window is closed. */
  public get isOutsideWindow(): boolean {
    const { maintenanceWindow } = this.order;
    return maintenanceWindow !== undefined && !isOpen(maintenanceWindow, this.date);
  }

  /** Counts those whose call is made, whatever becomes of it. */
  public begin(targets: readonly Target[]): void {
    for (const { id } of targets) this.begun.add(id);
  }

  /** Why those that are left are left, and when they may begin. */
  public get reason(): string {
    const { maintenanceWindow, maxPerApply } = this.order;
    return this.isOutsideWindow ? leftByWindow(openingText(maintenanceWindow!, this.date))
      : leftByCheckpoint(maxPerApply!);
  }

  /** A maintenance window is one of dates. */
  private get date(): number {
    return this.clock.dateOf(this.clock.now());
  }
}
