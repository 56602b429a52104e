import { Path } from '../values/path';

/**
 * What a user reads: the summary in one line, the detail with what happened, what to do next, and the original error
 * last.
 */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  /** @default - the summary says it all */
  readonly detail?: string;
  /** @default - the resource as a whole */
  readonly attribute?: Path;
}

/** Collects the diagnostics of one request. An error among them makes the request fail; what was saved stays saved. */
export class Diagnostics {
  private readonly items: Diagnostic[] = [];

  public error(summary: string, detail?: string, attribute?: Path): void {
    this.items.push({ severity: 'error', summary, detail, attribute });
  }

  public warning(summary: string, detail?: string, attribute?: Path): void {
    this.items.push({ severity: 'warning', summary, detail, attribute });
  }

  public get hasErrors(): boolean {
    return this.items.some((item) => item.severity === 'error');
  }

  public get all(): readonly Diagnostic[] {
    return this.items;
  }
}
