import { resultOf } from './fate-check';
import { Block, Change, StateObject } from './node';
import { owed, texts } from './owed';
import { RunRecord } from './performance';
import { wasClosed } from './wall-clock';
import { BatchCall } from './witness';

/** Whether whoever was left for a later apply was left for a reason, is told of, and fails nothing. */
export class DeferralCheck {
  private readonly deferred: readonly string[];
  private readonly debts: readonly string[];

  constructor(private readonly run: RunRecord, private readonly change: Change, private readonly block: Block,
    private readonly after: StateObject, private readonly calls: readonly BatchCall[]) {
    this.deferred = texts(after.state.deferred);
    this.debts = [...owed(block, change)];
  }

  public violations(): string[] {
    return [this.told(), this.owed(), this.explained(), this.harmless()].flat();
  }

  /** What state calls deferred is what the results call so, and the user reads of each. */
  private told(): string[] {
    const results = this.debts.filter((id) => resultOf(this.after, id)?.outcome === 'deferred').sort().join();
    const said = [...this.deferred].sort().join();
    const unsaid = this.deferred.filter((id) => !this.diagnostics('warning').some((text) => text.includes(id)));
    return [...(results === said ? [] : [`deferred is ${said}, and the results say ${results}`]),
      ...unsaid.map((id) => `nobody is told that ${id} was deferred`)];
  }

  private owed(): string[] {
    const pending = texts(this.after.state.pending);
    return this.deferred.filter((id) => !pending.includes(id)).map((id) => `${id} is deferred and not pending`);
  }

  /** Only a checkpoint that was reached, or a closed window, leaves anybody for later. */
  private explained(): string[] {
    if (this.deferred.length === 0) return [];
    const { max_per_apply: most, maintenance_window: window } = this.block.config;
    const sent = new Set(this.calls.flatMap(({ ids }) => ids ?? []));
    // Whoever has failed without a call does not count; whoever might still have begun leaves the others for later.
    const undone = this.debts.filter((id) => !this.deferred.includes(id) && !sent.has(id)
      && resultOf(this.after, id)?.outcome === 'not_begun');
    const isReached = most !== null && sent.size + undone.length >= (most as number);
    return isReached || wasClosed(window, this.run.appliedAt!, this.run.endedAt) ? []
      : [`${this.deferred.join()} was deferred without a reason`];
  }

  /** An apply that got everything done but for what it deferred succeeds. */
  private harmless(): string[] {
    const isFine = (id: string) => ['done', 'unconfirmed', 'deferred'].includes(resultOf(this.after, id)?.outcome ?? '');
    if (this.deferred.length === 0 || !this.debts.every(isFine)) return [];
    return this.diagnostics('error').map((text) => `it only deferred, and failed: ${text}`);
  }

  private diagnostics(severity: 'error' | 'warning'): string[] {
    const { outcome: { diagnostics } } = this.run;
    return diagnostics.filter((one) => one.severity === severity && one.address === this.change.address)
      .map(({ summary, detail }) => `${summary}: ${detail ?? ''}`);
  }
}
