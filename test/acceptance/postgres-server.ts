import { ChildProcess, execFileSync, spawn, spawnSync, SpawnOptions } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { until } from './until';

/** The port that documents give to their server. */
const DOCUMENTED_PORT = '54320';

const PACKAGED = '/usr/lib/postgresql';

/** A PostgreSQL server of a test's own, made by the commands of a document, in a temporary folder. */
export class PostgresServer {
  /** What is missing here to have a server, if anything is: programs, or a user that may run them. */
  public static get missing(): string | undefined {
    const program = ['initdb', 'postgres', 'pg_isready', 'psql']
      .find((name) => spawnSync(name, ['--version'], { env: { PATH: searched() } }).status !== 0);
    if (program !== undefined) return `${program} is neither on the PATH nor below ${PACKAGED}`;
    return ownerOfServers() === undefined ? 'no user named postgres, and PostgreSQL does not run as root' : undefined;
  }

  /** Runs a document's lines that make a server, the last of which is the server itself, on a free port. */
  public static async started(lines: readonly string[]): Promise<PostgresServer> {
    const server = new PostgresServer(await freePort());
    const here = lines.map((line) => line.replaceAll(DOCUMENTED_PORT, String(server.port)));
    execFileSync('bash', ['-e', '-c', here.slice(0, -1).join('\n')], { ...server.options, stdio: 'ignore' });
    server.process = spawn('bash', ['-c', `exec ${here.at(-1)!.replace(/ &$/, '')}`], { ...server.options, stdio: 'ignore' });
    await until(() => server.isListening);
    return server;
  }

  private readonly folder = mkdtempSync(join(tmpdir(), 'state-postgres-'));
  private readonly options: SpawnOptions;
  private process?: ChildProcess;

  private constructor(private readonly port: number) {
    const owner = ownerOfServers()!;
    if (owner.uid !== undefined) chownSync(this.folder, owner.uid, owner.gid!);
    this.options = { cwd: this.folder, env: { PATH: searched(), HOME: this.folder, LC_ALL: 'C' }, ...owner };
  }

  /** A line of a document, for this server instead of the one that it says. */
  public at(line: string): string {
    return line.replaceAll(DOCUMENTED_PORT, String(this.port));
  }

  /** What a query finds, a line for each row. */
  public query(sql: string, connection: string): string[] {
    const env = { ...process.env, PATH: searched(), PGOPTIONS: '--client-min-messages=warning' };
    const rows = execFileSync('psql', [connection, '-X', '-At', '-c', sql], { encoding: 'utf8', env });
    return rows.split('\n').filter((row) => row);
  }

  /** Ends it and removes all of it. */
  public async close(): Promise<void> {
    if (this.process?.exitCode === null) {
      const ended = new Promise((resolve) => this.process!.once('close', resolve));
      this.process.kill('SIGQUIT');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get isListening(): boolean {
    if (this.process?.exitCode !== null) throw new Error('The PostgreSQL server has ended.');
    return spawnSync('pg_isready', ['-h', '127.0.0.1', '-p', String(this.port)], { env: { PATH: searched() } }).status === 0;
  }
}

/** Where programs are looked for: the PATH, and then the packages of Debian, which put those of servers elsewhere. */
function searched(): string {
  const versions = existsSync(PACKAGED) ? readdirSync(PACKAGED).sort((one, other) => Number(other) - Number(one)) : [];
  return [process.env.PATH, ...versions.map((version) => join(PACKAGED, version, 'bin'))].join(delimiter);
}

/** Who runs a server: whoever runs this, or where that is root, the user that the packages of PostgreSQL make. */
function ownerOfServers(): { uid?: number; gid?: number } | undefined {
  if (process.getuid?.() !== 0) return {};
  const ids = ['-u', '-g'].map((which) => spawnSync('id', [which, 'postgres'], { encoding: 'utf8' }));
  if (ids.some(({ status }) => status !== 0)) return undefined;
  return { uid: Number(ids[0].stdout), gid: Number(ids[1].stdout) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
