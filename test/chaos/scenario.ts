import { Values } from './consistency';
import { Dice } from './dice';
import { drawFault } from './draw-fault';
import { Block, Blocks } from './node';
import { ActionPlan, Behaviours, Fault, InstanceSeed } from '../../src/emulator';
import { DELETE_OUTCOMES, RESTART_OUTCOMES } from '../../src/emulator/lifecycle/action-plan';
import { ClusterChange } from '../../src/emulator/lifecycle/cluster-health';
import { UNKNOWN, Value } from '../../src/plugin-sdk';

/** A story drawn by lot: a fleet, and what is done to it step by step. */
export interface Scenario {
  readonly seed: number;
  readonly region: string;
  readonly provider: Values;
  readonly fleet: readonly InstanceSeed[];
  readonly behaviours: Partial<Behaviours>;
  readonly steps: readonly Step[];
}

/** One command of Terraform, and what goes wrong meanwhile. */
export interface Step {
  /** The configuration; without blocks the command is a destroy. */
  readonly blocks: Blocks;
  readonly refresh: boolean;
  readonly replace: boolean;
  /** How much time passes before the command, in milliseconds. */
  readonly afterMs: number;
  readonly plans: ReadonlyMap<string, ActionPlan>;
  readonly faults: readonly Fault[];
  readonly interruption?: Interruption;
  readonly meddling: readonly Meddling[];
  /** `terraform import` comes first. */
  readonly imports?: boolean;
  /** The plan is saved, and applied so much later, in milliseconds. */
  readonly savedForMs?: number;
  readonly elsewhere?: Elsewhere;
  /** Clusters fall ill, or are healed. */
  readonly illnesses?: readonly Illness[];
}

/** Something happens to the cluster of an instance during a step that is not because of a restart. */
export interface Illness {
  readonly afterMs: number;
  readonly id: string;
  /** How much serves from then on; all of it where nothing is said. */
  readonly change?: ClusterChange;
}

/** The environment of a run, or only of its apply, belongs to another project or region. */
export interface Elsewhere {
  readonly when: 'apply' | 'always';
  readonly what: 'project' | 'region';
}

/**
 * `stop`: Ctrl-C. `kill`: the provider process dies. `kill_terraform`: Terraform dies, and nothing of the run is
 * written.
 */
export interface Interruption {
  readonly kind: 'stop' | 'kill' | 'kill_terraform';
  /** It happens at the request of this number, or after so many milliseconds. */
  readonly at: { readonly request: number; readonly side: 'before' | 'after' } | { readonly ms: number };
}

/** Somebody else changes an instance during a step. */
export interface Meddling {
  readonly afterMs: number;
  readonly id: string;
  readonly status: string;
}

/** The project in which the fleet of a scenario lives. */
export const HOME_PROJECT = '0123456789abcdef0123456789abcdef';

/** A project of somebody else, in which nothing may ever be done. */
export const OTHER_PROJECT = 'f'.repeat(32);

/** The instance that the provider block protects, where it protects one. */
export const PROTECTED_NAME = 'kafka-1';

const MINUTE = 60_000;

/** Draws the scenario of a seed: the same seed gives the same scenario. */
export function drawScenario(seed: number): Scenario {
  const dice = new Dice(seed);
  const region = dice.weighted([3, 'eu-west-101'], [2, 'eu-de']);
  const [fleet, behaviours] = [drawFleet(dice), drawBehaviours(dice)];
  const steps: Step[] = [];
  const count = dice.between(1, 5);
  for (let number = 0; number < count; number++) steps.push(drawStep(dice, fleet, region, behaviours, steps.at(-1)));
  return { seed, region, provider: drawProvider(dice, region), fleet, behaviours, steps };
}

function drawProvider(dice: Dice, region: string): Values {
  return {
    region,
    project_id: dice.chance(0.7) ? HOME_PROJECT : null,
    protected_instances: dice.chance(0.1) ? [PROTECTED_NAME] : null,
    max_requests_per_second: dice.chance(0.2) ? dice.between(1, 5) : null,
    max_retries: dice.chance(0.2) ? dice.between(0, 3) : null,
  };
}

function drawFleet(dice: Dice): InstanceSeed[] {
  const size = dice.chance(0.04) ? dice.between(51, 120) : dice.between(1, 8);
  return Array.from({ length: size }, (_, index) => ({
    id: `10000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    name: `kafka-${index + 1}`,
    status: dice.weighted([30, 'RUNNING'], [2, 'ERROR'], [1, 'CREATEFAILED'], [0.2, 'FROZEN']),
    engine: dice.weighted([100, 'kafka'], [1, 'rabbitmq']),
    chargingMode: dice.weighted<0 | 1>([50, 1], [1, 0]),
  }));
}

function drawBehaviours(dice: Dice): Partial<Behaviours> {
  const blame = () => dice.weighted<'whole_batch' | 'item'>([1, 'whole_batch'], [1, 'item']);
  return {
    unknownId: blame(),
    statusForbids: blame(),
    prepaid: blame(),
    jobRunning: dice.weighted([3, 'refuse'], [1, 'queue']),
    accepted: dice.weighted([4, 'results'], [1, 'no_results'], [1, 'no_content']),
    resultOrder: dice.pick(['as_sent', 'reversed', 'shuffled']),
    recycledInShow: dice.pick(['visible', 'gone']),
    emptyList: dice.pick(['page', 'offset_error']),
    ignoresPaging: dice.chance(0.1),
    restartTaskName: dice.pick(['restartInstance', 'Restart Instance', 'BATCH_RESTART']),
    allFailure: dice.pick([undefined, 200, 204]),
    throttle: dice.chance(0.05) ? { requests: dice.between(3, 10), perMs: 10_000 } : undefined,
  };
}

function drawStep(dice: Dice, fleet: readonly InstanceSeed[], region: string, behaviours: Partial<Behaviours>,
  before: Step | undefined): Step {
  const ids = fleet.map(({ id }) => id!);
  const faults = dice.chance(0.5) ? Array.from({ length: dice.between(1, 4) }, () => drawFault(dice)) : [];
  return {
    blocks: drawBlocks(dice, ids, region, before?.blocks),
    refresh: dice.chance(0.8),
    replace: dice.chance(0.05),
    afterMs: dice.weighted([3, 0], [2, dice.between(0, 2 * MINUTE)], [1, dice.between(0, 60 * MINUTE)]),
    plans: new Map(ids.map((id) => [id, drawActionPlan(dice, faults.length > 0 || behaviours.jobRunning === 'queue')])),
    faults,
    interruption: dice.chance(0.3) ? drawInterruption(dice) : undefined,
    meddling: dice.chance(0.1)
      ? [{
        afterMs: dice.between(0, 5 * MINUTE),
        id: dice.pick(ids),
        status: dice.pick(['ERROR', 'RUNNING', 'EXTENDING']),
      }] : [],
  };
}

function drawBlocks(dice: Dice, ids: readonly string[], region: string, before: Blocks | undefined): Blocks {
  if (before !== undefined && dice.chance(0.12)) return new Map();
  const earlier = before?.get('this');
  const block = earlier && dice.chance(0.8) ? changed(dice, ids, earlier)
    : drawBlock(dice, ids, region, dice.weighted([4, 'restart'], [1, 'delete']));
  const twin = before?.get('twin');
  if (twin === undefined && !dice.chance(0.08)) return new Map([['this', block]]);
  const { action } = block.config;
  return new Map([['this', block], ['twin',
    twin?.config.action === action ? twin : ownTriggers(drawBlock(dice, ids, region, action as string))]]);
}

/**
 * Finished work is handed over by action and triggers: two resources that share both, and are replaced together, are
 * out of scope.
 */
function ownTriggers({ config, ...twin }: Block): Block {
  return { ...twin, unknown: undefined, config: { ...config, triggers: { of: 'twin' } } };
}

function drawBlock(dice: Dice, ids: readonly string[], region: string, action: string): Block {
  const allFailure = action === 'delete' && dice.chance(0.3);
  const instances = allFailure ? null : dice.sample(ids, dice.between(dice.chance(0.05) ? 0 : 1, ids.length));
  const max = !allFailure && dice.chance(0.5) ? dice.between(1, 3) : null;
  const first = !allFailure && dice.chance(0.15) ? dice.sample(instances!, dice.between(1, 2)) : null;
  const isRoll = max !== null || first !== null;
  const recording = dice.chance(0.4);
  const config: Values = {
    ...NOTHING,
    action,
    instances,
    all_failure: allFailure ? 'kafka' : null,
    force_delete: action === 'delete' && region !== 'eu-de' && dice.chance(0.3) ? dice.chance(0.5) : null,
    max_deletions: action === 'delete' && dice.chance(0.2) ? dice.between(0, 4) : null,
    when: dice.weighted<Value>([6, null], [2, ['triggered']], [1, ['added', 'triggered', 'destroyed']], [1, [
      'destroyed',
    ]], [1, ['added']]),
    triggers: drawTriggers(dice),
    max_unavailable: max,
    first,
    pause_between: isRoll && dice.chance(0.3) ? dice.pick(['0s', '10s', '2m']) : null,
    wait_for_completion: !isRoll && dice.chance(0.1) ? false : null,
    on_failure: recording ? 'record' : null,
    timeouts: drawTimeouts(dice),
  };
  return {
    config,
    postcondition: recording,
    createBeforeDestroy: dice.chance(0.1),
    unknown: drawUnknown(dice, config),
  };
}

/** The attributes that there were when the first stories were drawn, in the order in which they were drawn. */
export const FIRST_ATTRIBUTES = [
  'action',
  'instances',
  'all_failure',
  'force_delete',
  'when',
  'triggers',
  'max_unavailable',
  'first',
  'pause_between',
  'max_deletions',
  'wait_for_completion',
  'on_failure',
  'region',
  'project_id',
  'timeouts',
  'id',
  'applied',
  'pending',
  'failed_instances',
  'results',
] as const;

/** Those that came later. */
export const LATER_ATTRIBUTES = [
  'max_unavailable_percent',
  'max_failures',
  'instance_timeout',
  'health_check',
  'max_per_apply',
  'maintenance_window',
  'deferred',
] as const;

/** A configuration that says nothing. */
export const NOTHING: Values = Object.fromEntries([...FIRST_ATTRIBUTES, ...LATER_ATTRIBUTES].map((name) => [name, null]));

const drawTriggers = (dice: Dice): Value =>
  dice.weighted<Value>([1, null], [1, {}], [6, { config: String(dice.between(1, 4)) }]);

function drawTimeouts(dice: Dice): Value {
  const some = () => dice.pick([null, '30s', '3m', '10m', '1h']);
  return dice.chance(0.3) ? { create: some(), update: some(), delete: some() } : null;
}

/** What the plan does not know yet of a configuration. */
function drawUnknown(dice: Dice, { instances }: Values): Values | undefined {
  if (!dice.chance(0.12)) return undefined;
  if (!Array.isArray(instances) || instances.length === 0 || dice.chance(0.4)) return { triggers: UNKNOWN };
  return { instances: dice.chance(0.5) ? UNKNOWN : [...instances.slice(1), UNKNOWN] };
}

/** The next version of a block: most often with another trigger or other ids, sometimes the same. */
function changed(dice: Dice, ids: readonly string[], { config, ...rest }: Block): Block {
  const instances = Array.isArray(config.instances) && dice.chance(0.3) ? dice.sample(ids, dice.between(1, ids.length))
    : config.instances;
  const first = Array.isArray(config.first) ? config.first.filter((id) => (instances as readonly Value[]).includes(id))
    : config.first;
  const next = {
    ...config,
    instances,
    first,
    triggers: dice.chance(0.4) ? drawTriggers(dice) : config.triggers,
    timeouts: dice.chance(0.2) ? drawTimeouts(dice) : config.timeouts,
    when: dice.chance(0.1) ? dice.pick<Value>([null, ['triggered'], ['added', 'triggered', 'destroyed']]) : config.when,
  };
  return { ...rest, config: next, unknown: drawUnknown(dice, next) };
}

/**
 * How the next action on an instance turns out: well, most often. A restart that leaves no task, and runs while nothing
 * can be looked at or waits in a queue, is beyond anybody's knowledge: then its task `shows`.
 */
function drawActionPlan(dice: Dice, shows: boolean): ActionPlan {
  const badly = dice.chance(0.15);
  const restart = badly ? dice.pick(RESTART_OUTCOMES) : 'succeed';
  return {
    restart,
    delete: badly ? dice.pick(DELETE_OUTCOMES) : 'succeed',
    // With the longest delay of an answer it must stay below the settle time: then a lost call may be sent again.
    lagMs: dice.between(0, 30_000),
    durationMs: dice.weighted([3, dice.between(500, 30_000)], [2, dice.between(30_000, 10 * MINUTE)]),
    endStatus: dice.weighted([3, undefined], [1, 'EXTENDEDFAILED']),
    leavesNoTask: dice.chance(0.15) && !shows && restart !== 'omit',
    taskAppears: dice.weighted([3, 'at_acceptance'], [shows ? 0 : 1, 'with_status']),
    times: dice.weighted([2, undefined], [1, 1]),
  };
}

function drawInterruption(dice: Dice): Interruption {
  const at = dice.chance(0.6)
    ? { request: dice.between(1, dice.pick([5, 15, 60])), side: dice.pick(['before', 'after'] as const) }
    : { ms: dice.between(0, dice.pick([5_000, 60_000, 10 * MINUTE])) };
  return { kind: dice.weighted([3, 'stop'], [2, 'kill'], [1, 'kill_terraform']), at };
}
