import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BILLING, INVENTORY, ORDERS } from './dms-workspace';
import { filesInPlan } from './files-in-plan';
import { Machine, SharedStack } from './shared-stack';
import { LOCKED, variables } from './state-guide';
import { until } from './until';
import { Finished, RunningTerraform } from '../terraform';

export const THREE = [ORDERS, BILLING, INVENTORY];
const APPLY = ['apply', '-no-color', '-auto-approve'];

/** What Terraform says, without its frames and line breaks. */
export const said = ({ stdout, stderr }: Pick<Finished, 'stdout' | 'stderr'>): string =>
  (stdout + stderr).replace(/[│╷╵\s]+/g, ' ');

/** A stack that two machines share, deployed once: the instances are adopted, and none of them is restarted. */
export async function adoptedBy(stack: SharedStack): Promise<[Machine, Machine]> {
  await stack.configure('revision=1');
  const machines: [Machine, Machine] = [await stack.machine(), await stack.machine()];
  await machines[0].apply();
  expect(stack.restarted).toEqual([]);
  return machines;
}

/** Lets the restart of BILLING go on for ever, until `goOn`. */
const hang = ({ cloud }: SharedStack) => cloud.plan(BILLING, { restart: 'stuck', times: 1 });
const hangs = ({ cloud }: SharedStack) => cloud.instance(BILLING)?.status === 'RESTARTING';
export const goOn = ({ cloud }: SharedStack) => cloud.setStatus(BILLING, 'RUNNING');

/**
 * Two deploys of a new configuration begin at once. The one with the lock hangs in its roll until the other has ended,
 * which therefore cannot come too late to find it held. That one is refused before it has planned anything.
 */
export async function oneIsRefused(stack: SharedStack): Promise<Machine[]> {
  const { machines, applies } = await twoDeploys(stack);
  const loser = await Promise.race(applies.map(async ({ finished }) => finished));
  expect([loser.code, loser.stdout]).toEqual([1, '']);
  expect(said(loser)).toContain(LOCKED);
  await until(() => hangs(stack));
  goOn(stack);
  const ends = await Promise.all(applies.map(async ({ finished }) => finished));
  expect(ends.map(({ code }) => code).sort()).toEqual([0, 1]);
  expect(stack.restarted).toEqual(THREE);
  await expectWhole(machines);
  return machines;
}

/**
 * The same, but both wait for the lock as the guide says; the second one is seen to wait before the first one goes on,
 * and then finds nothing to do.
 */
export async function secondWaits(stack: SharedStack): Promise<void> {
  const { machines, applies } = await twoDeploys(stack, variables('When two deploys meet'));
  await until(() => hangs(stack) && applies.some(({ stdout }) => stdout.includes('Acquiring state lock')));
  goOn(stack);
  const ends = await Promise.all(applies.map(async ({ finished }) => finished));
  expect(ends.map(({ code }) => code)).toEqual([0, 0]);
  expect(ends.filter(({ stdout }) => stdout.includes('No changes.'))).toHaveLength(1);
  expect(stack.restarted).toEqual(THREE);
  await expectWhole(machines);
}

async function twoDeploys(stack: SharedStack,
  env: Readonly<Record<string, string>> = {}): Promise<{ machines: Machine[]; applies: RunningTerraform[] }> {
  const machines = await adoptedBy(stack);
  await stack.configure('revision=2');
  hang(stack);
  machines.forEach((machine) => Object.assign(machine.env, env));
  return { machines, applies: machines.map((machine) => machine.start(...APPLY)) };
}

/** Terraform is killed while its roll hangs in BILLING, with ORDERS done; its plugin does not outlive it for long. */
export async function killInTheRoll(stack: SharedStack, machine: Machine): Promise<void> {
  const apply = await rollThatHangs(stack, machine);
  apply.kill();
  await apply.finished;
  await until(() => apply.plugins.length === 0);
  expect(stack.restarted).toEqual([ORDERS, BILLING]);
}

/** A deploy, when ORDERS is done and BILLING hangs. */
export async function rollThatHangs(stack: SharedStack, machine: Machine): Promise<RunningTerraform> {
  hang(stack);
  const apply = machine.start(...APPLY);
  await until(() => hangs(stack));
  return apply;
}

/**
 * The deploy after a killed one: BILLING, which is still executing, is waited for and not sent again. That ORDERS was
 * done is in no state, so that it may be restarted once more.
 */
export async function goesOn(stack: SharedStack, machine: Machine): Promise<void> {
  const shown = () => stack.cloud.requests().filter(({ route }) => route === 'show').length;
  const seen = shown();
  const apply = machine.start(...APPLY);
  await until(() => shown() > seen + 3);
  goOn(stack);
  expect(await apply.finished).toMatchObject({ code: 0 });
  const times = (id: string) => stack.restarted.filter((restarted) => restarted === id).length;
  expect([times(BILLING), times(INVENTORY)]).toEqual([1, 1]);
  expect(times(ORDERS)).toBeLessThanOrEqual(2);
  expect(stack.cloud.maxDown()).toBe(1);
}

/** State is what a deploy without trouble leaves, and a plan on any machine is empty. */
export async function expectWhole(machines: readonly Machine[]): Promise<void> {
  for (const machine of machines) {
    const { resources } = await machine.pulled();
    const [{ attributes, status }, ...more] = resources.flatMap(({ instances }: any) => instances);
    expect({ more, status, pending: attributes.pending }).toEqual({ more: [], status: undefined, pending: [] });
    expect(Object.values<any>(attributes.results).map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    expect(await machine.plan()).toMatchObject({ code: 0, changes: [] });
  }
}

/**
 * No secret is in the state, in a plan file, or in any other file that Terraform leaves in a folder; that a plan file
 * was read at all is seen by what has to be in it.
 */
export async function expectNoSecrets(machine: Machine, secrets: readonly string[]): Promise<void> {
  await machine.plan();
  const plan = filesInPlan(join(machine.folder, 'plan.tfplan'));
  expect(plan.tfstate).toContain(ORDERS);
  const left = readdirSync(machine.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(json|tfstate|hcl)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const all = [...Object.values(plan), ...left, JSON.stringify(await machine.pulled())].join('\n');
  expect(secrets.filter((secret) => secret === '' || all.includes(secret))).toEqual([]);
}
