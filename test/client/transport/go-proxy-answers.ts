import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProxyQuestion } from './proxy-questions';

/** What Go says to questions, in their order. */
export interface GoProxyAnswers {
  readonly go: string;
  readonly answers: readonly (readonly string[])[];
}

/** Asks the Go on this machine. Undefined where there is none. */
export function askGo(questions: readonly ProxyQuestion[]): GoProxyAnswers | undefined {
  if (spawnSync('go', ['version']).error) return undefined;
  const home = mkdtempSync(join(tmpdir(), 'proxy-oracle-'));
  try {
    const { stdout, stderr, status } = spawnSync('go', ['run', join(__dirname, 'proxy-oracle.go')], {
      cwd: home,
      env: {
        PATH: process.env.PATH,
        HOME: home,
        GOCACHE: join(home, 'cache'),
        GOPATH: join(home, 'path'),
        GOFLAGS: '-mod=mod',
        GOTOOLCHAIN: 'local',
        CGO_ENABLED: '0',
      },
      input: JSON.stringify(questions),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(`Go gave no answers: ${stderr}`);
    return JSON.parse(stdout) as GoProxyAnswers;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
