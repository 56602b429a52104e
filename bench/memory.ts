/**
 * How much memory the provider's process has taken when Terraform has applied a restart of many instances with it:
 *
 *     ts-node bench/memory.ts [lib/bin/terraform-provider-dms.js] [instances]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PROVIDER_SOURCE } from '../src/constructs/provider-address';
import { Emulator, startEmulator } from '../src/emulator/start-emulator';
import { TerraformWorkspace } from '../test/terraform';

const LIMIT_MIB = 90;
const SAMPLE_EVERY_MS = 50;
const [bundle = 'lib/bin/terraform-provider-dms.js', count = '50'] = process.argv.slice(2);

interface Sample {
  readonly resident: number;
  readonly peak: number;
}

const fleet = Array.from({ length: Number(count) },
  (_, index) => ({ id: `30000000-0000-4000-8000-${String(index).padStart(12, '0')}`, name: `fleet-${index}` }));

const configuration = ({ region, accessKey, secretKey, projectId, endpoint }: Emulator) => `
  terraform {
    required_providers {
      dms = { source = "${PROVIDER_SOURCE}" }
    }
  }
  provider "dms" {
    region     = "${region}"
    access_key = "${accessKey}"
    secret_key = "${secretKey}"
    project_id = "${projectId}"
    endpoints  = { dms = "${endpoint}", iam = "${endpoint}" }
  }
  resource "dms_kafka_instance_batch_action" "this" {
    action    = "restart"
    instances = ${JSON.stringify(fleet.map(({ id }) => id))}
  }`;

/** The processes whose program lies in the folder. */
function processesIn(folder: string): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    const [program, ...args] = fileOf(pid, 'cmdline').split('\0');
    // The launcher of the plugin gives its own path to Node.js, behind the code that loads it.
    return program.endsWith('node') && args.some((part) => part.startsWith(folder));
  });
}

/** Empty when the process has ended meanwhile. */
function fileOf(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

function sample(pid: number): Sample | undefined {
  const mebibytes = (field: string) =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(fileOf(pid, 'status'))?.[1]) / 1024;
  const [resident, peak] = ['VmRSS', 'VmHWM'].map(mebibytes);
  return Number.isNaN(resident) ? undefined : { resident, peak };
}

/** The last sample of the plugin that carries the apply out; the one that plans has a process of its own before. */
async function lastSampleDuring(apply: Promise<unknown>, folder: string): Promise<Sample> {
  let last: Sample | undefined;
  const timer = setInterval(() => {
    for (const pid of processesIn(folder)) last = sample(pid) ?? last;
  }, SAMPLE_EVERY_MS);
  await apply.finally(() => clearInterval(timer));
  if (last === undefined) throw new Error('the process of the plugin was not found');
  return last;
}

async function main(): Promise<void> {
  const emulator = await startEmulator({ fleet });
  const workspace = new TerraformWorkspace({ plugins: { [PROVIDER_SOURCE]: resolve(bundle) } });
  try {
    workspace.write(configuration(emulator));
    await workspace.init();
    const { resident, peak } = await lastSampleDuring(workspace.apply(), workspace.folder);
    process.stdout.write([
      `| ${bundle}, ${count} instances restarted | memory |`,
      '| --- | ---: |',
      `| resident after the apply (limit ${LIMIT_MIB} MiB) | ${resident.toFixed(0)} MiB |`,
      `| most at any time | ${peak.toFixed(0)} MiB |`,
      '',
    ].join('\n'));
    if (resident > LIMIT_MIB) process.exitCode = 1;
  } finally {
    workspace.remove();
    await emulator.close();
  }
}

void main();
