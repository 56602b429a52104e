import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../scripts/bundle';
import { Summary } from '../../src/summary';

/** How a run of the job ended. */
export interface DriftFinished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What it wrote for programs. */
  readonly summary: Summary;
}

/** Where the job runs, and the only environment that it gets. */
export interface Place {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

const programFolder = mkdtempSync(join(tmpdir(), 'dms-program-'));
beforeAll(() => bundle('cdktf-provider-dms', programFolder));
afterAll(() => rmSync(programFolder, { recursive: true, force: true }));

/** The program as users run it, in a process of its own. */
export class DriftProgram {
  /** Runs it to its end. */
  public static async run(place: Place, ...args: readonly string[]): Promise<DriftFinished> {
    return new DriftProgram(place, args).finished;
  }

  public readonly finished: Promise<DriftFinished>;
  private readonly child: ChildProcess;
  private readonly json: string;

  /** Starts it. */
  constructor({ folder, env }: Place, args: readonly string[]) {
    this.json = join(mkdtempSync(join(programFolder, 'run-')), 'summary.json');
    this.child = spawn(process.execPath, [join(programFolder, 'cdktf-provider-dms.js'), 'drift', ...args, '--json', this.json],
      { cwd: folder, env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const texts = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      this.child[stream]!.setEncoding('utf8').on('data', (text: string) => {
        texts[stream] += text;
      });
    }
    this.finished = new Promise((resolve, reject) => {
      this.child.once('error', reject);
      this.child.once('close', (code) => resolve({ code, ...texts, summary: this.written() }));
    });
  }

  public signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  private written(): Summary {
    return JSON.parse(readFileSync(this.json, 'utf8'));
  }
}

/** The ids in the lists of all resources of a summary. */
export function idsIn({ stacks }: Summary, list: 'found' | 'to_restart' | 'to_delete' | 'done' | 'failed' | 'owed'): readonly string[] {
  return stacks.flatMap(({ resources }) => resources).flatMap((resource) => resource[list]).map(({ id }) => id).sort();
}

/** What runs have left in the temporary folder of a place. */
export const leftBehind = ({ env }: Place): readonly string[] =>
  readdirSync(env.TMPDIR).filter((name) => name.startsWith('dms-drift-'));
