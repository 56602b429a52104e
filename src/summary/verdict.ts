import { Row, rowsOf, Tone } from './rows';
import { Summary } from './summary';
import { counted, durationText } from './words';

/** What a summary comes to. */
export interface Verdict {
  readonly headline: string;
  readonly tone: Tone;
  /** How many of what, and how long it took. */
  readonly counts: readonly string[];
}

export function verdictOf(summary: Summary): Verdict {
  const rows = summary.stacks.flatMap(({ resources }) => resources.flatMap(rowsOf));
  const failed = summary.stacks.filter(({ error }) => error !== null).length;
  const fates = countsOf(rows);
  const took = summary.seconds > 0 ? [`took ${durationText(summary.seconds * 1000)}`] : [];
  const folders = counted(summary.stacks.length, 'folder');
  return {
    headline: headlineOf(summary, failed, rows),
    tone: summary.exit_code === 1 ? 'bad' : summary.exit_code === 2 ? 'todo' : 'good',
    counts: [folders, ...failed > 0 ? [counted(failed, 'error')] : [], ...fates, ...took],
  };
}

/** `3 restarted`, in the order in which the fates come. */
function countsOf(rows: readonly Row[]): readonly string[] {
  const counts = new Map<string, number>();
  rows.forEach(({ fate }) => counts.set(fate, (counts.get(fate) ?? 0) + 1));
  return [...counts].map(([fate, count]) => `${count} ${fate}`);
}

function headlineOf({ exit_code, stacks }: Summary, failed: number, rows: readonly Row[]): string {
  const toned = (tone: Tone) => rows.filter((row) => row.tone === tone);
  const instances = (some: readonly Row[]) => counted(some.length, 'Kafka instance');
  if (exit_code === 1) return failed > 0 ? `Failed in ${failed} of ${counted(stacks.length, 'folder')}` : 'Failed';
  if (exit_code === 0) {
    const done = toned('good');
    return done.length > 0 ? `${instances(done)} ${listed(done)}, nothing left to do` : 'Nothing found, nothing owed';
  }
  const urgent = [toned('bad'), toned('todo'), toned('idle')].find((some) => some.length > 0);
  return urgent ? `${instances(urgent)} ${listed(urgent)}` : 'A change is not yet applied';
}

const listed = (rows: readonly Row[]) => [...new Set(rows.map(({ fate }) => fate))].join(' or ');
