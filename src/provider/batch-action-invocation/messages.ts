import { howFar } from './texts';
import { ProgressSink } from '../../progress/progress-file';
import { ProgressInstance, ProgressLine } from '../../progress/progress-line';

/** At least so often something is said, whether or not anything has changed. */
const EVERY_MS = 30_000;
const MOST_NAMED = 5;

/** Turns the lines of a run into sentences for whoever invoked the action. */
export class Messages implements ProgressSink {
  private saidAt = -Infinity;
  private startedAt?: number;

  constructor(private readonly say: (text: string) => void) {}

  public write(line: ProgressLine): void {
    const at = Date.parse(line.time);
    // The first line says who there is, which has been said.
    if (this.startedAt === undefined) return this.begin(at);
    const isLast = line.phase === 'ended';
    if (line.instances.length === 0 && !isLast && at - this.saidAt < EVERY_MS) return;
    this.saidAt = at;
    this.say(howFar(named(isLast ? [] : line.instances), line.done, line.total, line.in_flight, at - this.startedAt));
  }

  private begin(at: number): void {
    this.startedAt = at;
    this.saidAt = at;
  }

  public async flush(): Promise<void> {
    // What was said is on its way: Terraform is told at once.
  }
}

function named(instances: readonly ProgressInstance[]): string[] {
  const more = instances.length > MOST_NAMED ? [`and ${instances.length - MOST_NAMED} more`] : [];
  return [...instances.slice(0, MOST_NAMED).map(nameOf), ...more];
}

const nameOf = ({ id, name, status, outcome }: ProgressInstance): string =>
  `${name === null ? id : `${name} (${id})`} ${outcome === 'in_progress' ? status ?? 'gone' : outcome}`;
