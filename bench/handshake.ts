/**
 * How much user CPU a plugin spends until its handshake line, beside what an empty Node program costs:
 *
 *     ts-node bench/handshake.ts [lib/bin/terraform-provider-dms.js] [runs]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createCertificate } from '../src/plugin-sdk';

const BUDGET = 1.2;
const LIMIT = 2;
const [bundle = 'lib/bin/terraform-provider-dms.js', runs = '40'] = process.argv.slice(2);

// A plugin that is killed cannot remove its socket.
const sockets = mkdtempSync(join(tmpdir(), 'handshake-'));
const pluginEnvironment = {
  ...process.env,
  TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
  PLUGIN_PROTOCOL_VERSIONS: '5,6',
  PLUGIN_UNIX_SOCKET_DIR: sockets,
  PLUGIN_CLIENT_CERT: createCertificate(new Date()).certPem,
};

// Node cannot tell what a child has used; bash can, for children it has waited for.
const MEASURE = 'TIMEFORMAT=%3U; time { "$@" & echo pid $!; wait $!; }';

/**
 * Runs a program, ends it with SIGKILL at its handshake line if it prints one, and returns its user CPU in
 * milliseconds.
 */
async function userCpu(...command: string[]): Promise<number> {
  const bash = spawn('bash', ['-c', MEASURE, 'bash', ...command], {
    env: pluginEnvironment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let pid: number | undefined;
  let measured = '';
  bash.stderr.on('data', (text) => measured += text);
  createInterface({ input: bash.stdout }).on('line', (line) => {
    if (line.startsWith('pid ')) pid = Number(line.slice(4));
    else if (line.startsWith('1|6|') && pid) process.kill(pid, 'SIGKILL');
  });
  await new Promise((closed) => bash.on('close', closed));
  const seconds = /(\d+\.\d{3})\s*$/.exec(measured);
  if (!seconds) throw new Error(`no time measured: ${measured}`);
  return Number(seconds[1]) * 1000;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}

async function main(): Promise<void> {
  const empty: number[] = [];
  const plugin: number[] = [];
  // In turns, so that a busy moment of the machine weighs on both.
  for (let run = 0; run < Number(runs); run++) {
    empty.push(await userCpu(process.execPath, '-e', '0'));
    plugin.push(await userCpu(resolve(bundle)));
  }
  const ratio = median(plugin) / median(empty);
  process.stdout.write([
    `| median of ${runs} runs | user CPU |`,
    '| --- | ---: |',
    `| node -e 0 | ${median(empty).toFixed(0)} ms |`,
    `| ${bundle} to the handshake | ${median(plugin).toFixed(0)} ms |`,
    `| ratio (budget ${BUDGET}, limit ${LIMIT}) | ${ratio.toFixed(2)} |`,
    '',
  ].join('\n'));
  if (ratio > LIMIT) process.exitCode = 1;
}

void main().finally(() => rmSync(sockets, { recursive: true }));
