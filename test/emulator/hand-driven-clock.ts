import { EmulatorClock } from '../../src/emulator';

/** Time that passes only when a test says so. */
export class HandDrivenClock implements EmulatorClock {
  private sleepers: { at: number; wake: () => void }[] = [];

  constructor(private time = Date.UTC(2026, 0, 2, 3, 4, 5)) {}

  public now(): number {
    return this.time;
  }

  public async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.sleepers.push({ at: this.time + ms, wake: resolve });
      signal?.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
    });
  }

  public pass(ms: number): void {
    this.time += ms;
    const due = this.sleepers.filter(({ at }) => at <= this.time);
    this.sleepers = this.sleepers.filter(({ at }) => at > this.time);
    for (const { wake } of due) wake();
  }
}
