import { ProgressInstance, ProgressLine } from '../../src/progress/progress-line';
import { Runs, WatchedRun } from '../../src/watch/runs';

/** When all that is told here is looked at. */
export const NOW = Date.parse('2026-01-02T03:14:05Z');

/** A line as the provider writes it, of one run. */
export function line(instances: readonly ProgressInstance[], more: Partial<ProgressLine> = {}): ProgressLine {
  const counted = (...outcomes: readonly string[]) => instances.filter(({ outcome }) => outcomes.includes(outcome ?? '')).length;
  return {
    time: new Date(NOW).toISOString(),
    phase: 'apply',
    run: 'run',
    scope: 'eu-de/0123',
    action: 'restart',
    total: instances.length,
    done: counted('done', 'unconfirmed'),
    in_flight: counted('in_progress'),
    failed: counted('failed'),
    deferred: counted('deferred'),
    instances,
    ...more,
  };
}

const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

/** Instances as lines tell of them. */
export const queued = (id: string, name: string | null = id): ProgressInstance =>
  ({ id, name, status: 'RUNNING', outcome: 'not_begun', since: null, seconds: null });
export const restarting = (id: string, seconds = 10, name: string | null = id): ProgressInstance =>
  ({ id, name, status: 'RESTARTING', outcome: 'in_progress', since: ago(seconds), seconds });
export const ended = (id: string, outcome = 'done', seconds = 60): ProgressInstance =>
  ({ id, name: id, status: 'RUNNING', outcome, since: ago(seconds + 100), seconds });

/** The runs that lines tell of. */
export function runsOf(...lines: readonly ProgressLine[]): readonly WatchedRun[] {
  const runs = new Runs();
  lines.forEach((one) => runs.take(one, { now: NOW, elapsed: 0 }));
  return runs.all;
}
