/** An instance as a progress line shows it. */
export interface ProgressInstance {
  readonly id: string;
  readonly name: string | null;
  /** As the API spells it; null where it does not exist, or was not seen. */
  readonly status: string | null;
  /** As in `results` of the resource; null in a plan. */
  readonly outcome: string | null;
  /** When it was sent, or in a plan when it was created; RFC 3339. */
  readonly since: string | null;
  /** Seconds since it was sent, to its end where it has come to one. */
  readonly seconds: number | null;
}

/** One line of the progress file. */
export interface ProgressLine {
  /** RFC 3339. */
  readonly time: string;
  /** `plan`: what a plan looked at; `apply`: a change, or every ten seconds; `ended`: the last line of a run. */
  readonly phase: 'plan' | 'apply' | 'ended';
  /** Tells the lines of one run, or of one plan of a resource, from others. */
  readonly run: string;
  /** `region/project`. */
  readonly scope: string;
  readonly action: string;
  readonly total: number;
  readonly done: number;
  readonly in_flight: number;
  readonly failed: number;
  readonly deferred: number;
  /** Those that have changed since the line before; all of them in the first and the last line of a run. */
  readonly instances: readonly ProgressInstance[];
}

/** Reads one line of a progress file; undefined where it is none, such as a last line that is still being written. */
export function parseProgressLine(text: string): ProgressLine | undefined {
  try {
    const line = JSON.parse(text) as Partial<ProgressLine> | null;
    return line !== null && isLine(line) ? line : undefined;
  } catch {
    return undefined;
  }
}

const TEXTS = ['time', 'phase', 'run', 'scope', 'action'] as const;
const COUNTS = ['total', 'done', 'in_flight', 'failed', 'deferred'] as const;

function isLine(line: Partial<ProgressLine>): line is ProgressLine {
  return TEXTS.every((key) => typeof line[key] === 'string') && COUNTS.every((key) => typeof line[key] === 'number')
    && Array.isArray(line.instances) && line.instances.every(isInstance);
}

const isInstance = (one: Partial<ProgressInstance> | null): boolean => typeof one?.id === 'string';
