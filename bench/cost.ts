/**
 * What the runs of the engine cost, in requests and in time beyond what the cloud itself needs, on the emulated cloud
 * in virtual time:
 *
 *     ts-node bench/cost.ts
 */
import { ActionPlan } from '../src/emulator';
import { Order } from '../src/provider/run/order';
import { Engine } from '../test/provider/run/engine';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

interface Course {
  readonly name: string;
  readonly count: number;
  readonly plan: ActionPlan;
  readonly order?: Partial<Order>;
  /** What the cloud alone needs, in milliseconds. */
  readonly idealMs: number;
  /** What it may cost: requests, and how much longer than the cloud alone it may take. */
  readonly budget?: { readonly requests?: number; readonly share: number; readonly ms: number };
}

const ROLL: Partial<Order> = {
  healthRule: 'where_readable',
  instanceTimeoutMs: 30 * MINUTE,
  timeoutMs: 1_440 * MINUTE,
};
const RESTART = { lagMs: 2 * SECOND, durationMs: 28 * SECOND };
const LONG_RESTART = { lagMs: 20 * SECOND, durationMs: 10 * MINUTE };

const COURSES: readonly Course[] = [
  {
    name: '50 together, 30 s each',
    count: 50,
    plan: RESTART,
    idealMs: 30 * SECOND,
    budget: { requests: 30, share: 0.05, ms: 1.5 * SECOND },
  },
  {
    name: '500, ten at once, 620 s each, by status',
    count: 500,
    plan: LONG_RESTART,
    order: { ...ROLL, maxUnavailable: 10, healthRule: 'status' },
    idealMs: 50 * 620 * SECOND,
    budget: { share: 0.05, ms: 0 },
  },
  {
    name: '500, ten at once, 620 s each and 120 s until in sync',
    count: 500,
    plan: { ...LONG_RESTART, healing: { brokersMs: 30 * SECOND, replicasMs: 2 * MINUTE } },
    order: { ...ROLL, maxUnavailable: 10 },
    idealMs: 50 * 740 * SECOND,
    budget: { share: 0.05, ms: 0 },
  },
  {
    name: '500, ten at once, 60 s each',
    count: 500,
    plan: { lagMs: 5 * SECOND, durationMs: 55 * SECOND },
    order: { ...ROLL, maxUnavailable: 10, healthRule: 'status' },
    idealMs: 50 * 60 * SECOND,
  },
];

const ROUTES: readonly (readonly [string, RegExp])[] = [
  ['action', /\/action$/], ['cluster', /\/management\/cluster/], ['tasks', /\/tasks/], ['show', /\/instances\/[^/]+$/],
];

/** How often each route was asked. */
function routesOf(engine: Engine): string {
  const counts = new Map<string, number>();
  for (const { path } of engine.cloud.requests()) {
    const [route] = ROUTES.find(([, pattern]) => pattern.test(path.split('?')[0])) ?? ['list'];
    counts.set(route, (counts.get(route) ?? 0) + 1);
  }
  return [...counts].map(([route, count]) => `${count} ${route}`).join(', ');
}

function verdict({ budget, idealMs, count }: Course, done: number, requests: number, beyond: number): string {
  if (done < count) return 'NOT DONE';
  if (budget === undefined) return 'none';
  const isHeld = requests <= (budget.requests ?? Infinity) && beyond <= idealMs * budget.share + budget.ms;
  return isHeld ? 'held' : 'NOT HELD';
}

async function measure(course: Course): Promise<void> {
  const engine = new Engine(course.count, course.plan);
  const { fates, elapsedMs } = await engine.run(course.order);
  const done = fates.filter(({ outcome }) => outcome === 'done').length;
  const requests = engine.cloud.requests().length;
  const beyond = elapsedMs - course.idealMs;
  const said = verdict(course, done, requests, beyond);
  process.stdout.write(`| ${course.name} | ${requests} (${routesOf(engine)}) | ${(elapsedMs / SECOND).toFixed(1)} s | `
    + `${(beyond / SECOND).toFixed(1)} s, ${(100 * beyond / course.idealMs).toFixed(1)} % | ${said} |\n`);
  if (said.startsWith('NOT')) process.exitCode = 1;
}

async function main(): Promise<void> {
  process.stdout.write('| run | requests | took | beyond the cloud | budget |\n| --- | --- | ---: | ---: | --- |\n');
  for (const course of COURSES) await measure(course);
}

void main();
