import { Values } from './consistency';
import { Dice } from './dice';
import { drawClusterFault } from './draw-fault';
import { rolls } from './followed';
import { Blocks } from './node';
import { Illness, LATER_ATTRIBUTES, Scenario, Step } from './scenario';
import { wallClock, WEEK } from './wall-clock';
import { ActionPlan, Behaviours, ClusterChange, Healing, InstanceSeed } from '../../src/emulator';
import { Value } from '../../src/plugin-sdk';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How much longer than the status the task of a restart may take to end. */
export const MOST_OUTLAST_MS = MINUTE;

/** When the clock of a story begins; windows lie around it. */
const STORY_BEGINS = Date.UTC(2026, 0, 2, 3, 4, 5);

/** What a user asks for who restarts with care; each part holds where the block lets it. */
type Care = Values;

/**
 * Careful rolls on top of a drawn story: thresholds, checkpoints, maintenance windows, and clusters that are ill, heal
 * slowly, or say nothing. From dice of its own, and not for every story, so that old ones are told as well.
 */
export function withCare(scenario: Scenario): Scenario {
  const dice = new Dice(scenario.seed + 104_729);
  if (dice.chance(0.25)) return scenario;
  const fleet = scenario.fleet.map((seed) => ({ ...seed, cluster: drawCluster(dice) }));
  const cares = new Map<string, Care>();
  let now = STORY_BEGINS;
  const steps = scenario.steps.map((step) => {
    now += step.afterMs;
    const careful = carefulStep(dice, step, fleet, carefulBlocks(dice, step.blocks, cares, now));
    now += dice.between(0, 20 * MINUTE);
    return careful;
  });
  return { ...scenario, fleet, behaviours: { ...scenario.behaviours, ...drawClusterBehaviours(dice) }, steps };
}

function drawClusterBehaviours(dice: Dice): Partial<Behaviours> {
  return {
    clusterPaths: dice.pick(['both', 'management', 'manage']),
    brokerHealthKey: dice.pick(['is_health', 'health']),
    clusterNumbers: dice.pick(['numbers', 'strings']),
    clusterWhileDown: dice.pick(['dead', 'refuse']),
  };
}

/** Most are of the usual size and well. */
function drawCluster(dice: Dice): ClusterChange {
  const size = dice.weighted<ClusterChange>([5, { brokers: 3, partitions: 30, replicas: 90 }], [1, {
    brokers: 1,
    partitions: 1,
    replicas: 1,
  }], [1, { brokers: 5, partitions: 0, replicas: 0 }]);
  return dice.chance(0.15) ? { ...size, ...drawLack(dice, size) } : size;
}

/** What serves of a cluster of this size when it is ill. */
function drawLack(dice: Dice, { brokers, partitions, replicas }: ClusterChange): ClusterChange {
  return dice.weighted<ClusterChange>(
    [3, { replicasInSync: dice.between(0, replicas!) }],
    [1, { brokersAlive: dice.between(0, brokers!) }],
    [1, { partitionsOnline: dice.between(0, partitions!), replicasInSync: dice.between(0, replicas!) }],
  );
}

function carefulStep(dice: Dice, step: Step, fleet: readonly InstanceSeed[], blocks: Blocks): Step {
  const faults = dice.chance(0.3)
    ? Array.from({ length: dice.between(1, 2) }, () => drawClusterFault(dice, fleet.map(({ id }) => id!))) : [];
  return {
    ...step,
    blocks,
    plans: new Map([...step.plans].map(([id, plan]) => [id, withHealing(dice, plan)])),
    faults: [...step.faults, ...faults],
    illnesses: dice.chance(0.2) ? Array.from({ length: dice.between(1, 2) }, () => drawIllness(dice, fleet)) : [],
  };
}

function drawIllness(dice: Dice, fleet: readonly InstanceSeed[]): Illness {
  const { id, cluster } = dice.pick(fleet);
  return {
    afterMs: dice.pick([0, dice.between(0, MINUTE), dice.between(0, 20 * MINUTE)]),
    id: id!,
    change: dice.chance(0.7) ? drawLack(dice, cluster!) : undefined,
  };
}

function withHealing(dice: Dice, plan: ActionPlan): ActionPlan {
  return {
    ...plan,
    healing: drawHealing(dice),
    taskOutlastsMs: dice.chance(0.1) ? dice.between(0, MOST_OUTLAST_MS) : undefined,
  };
}

/** At once, slow, very slow, or never. */
function drawHealing(dice: Dice): Healing | undefined {
  const slow = (most: number) => ({ brokersMs: dice.between(0, most / 4), replicasMs: dice.between(0, most) });
  return dice.weighted<Healing | undefined>([3, undefined], [3, slow(MINUTE)], [2,
    slow(10 * MINUTE)], [1, slow(2 * HOUR)],
  [0.7, { ...slow(MINUTE), never: true }], [0.7, {
    ...slow(MINUTE),
    to: dice.pick([{ replicasInSync: dice.between(0, 89) }, { brokersAlive: dice.between(0, 2) }, {
      partitionsOnline: dice.between(0, 29),
    }]),
  }]);
}

function carefulBlocks(dice: Dice, blocks: Blocks, cares: Map<string, Care>, now: number): Blocks {
  return new Map([...blocks].map(([address, block]) => {
    const before = cares.get(address);
    const care = before !== undefined && dice.chance(0.75) ? before : drawCare(dice, now);
    cares.set(address, care);
    const ignored = Array.isArray(block.ignored) && dice.chance(0.2)
      ? [...block.ignored, ...dice.sample(LATER_ATTRIBUTES, dice.between(1, 2))] : block.ignored;
    return [address, { ...block, ignored, config: carefulConfig(block.config, care) }];
  }));
}

function drawCare(dice: Dice, now: number): Care {
  return {
    ...dice.weighted<Values>([2, {}], [3, { max_unavailable: dice.between(1, 3), max_unavailable_percent: null }], [3, {
      max_unavailable: null,
      max_unavailable_percent: dice.pick([1, 10, 34, 50, 75, 100]),
    }]),
    max_failures: dice.weighted<Value>([3, null], [1, 0], [2, 1], [1, 3]),
    instance_timeout: dice.weighted<Value>([3, null], [1, '30s'], [1, '2m'], [1, '10m'], [1, '45m']),
    health_check: dice.weighted<Value>([3, null], [3, 'cluster'], [1, 'status']),
    max_per_apply: dice.weighted<Value>([3, null], [1, 1], [1, 2], [1, dice.between(3, 10)]),
    maintenance_window: dice.chance(0.3) ? drawWindow(dice, now) : null,
  };
}

function drawWindow(dice: Dice, now: number): Value {
  const zone = dice.pick([null, 'UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/New_York', 'Pacific/Auckland']);
  const closesSoon = dice.chance(0.3);
  const begins = now + dice.between(-2 * HOUR, closesSoon ? -20 * MINUTE : HOUR);
  const ends = closesSoon ? now + dice.between(0, 15 * MINUTE) : begins + dice.pick([10, 30, 60, 240, 720]) * MINUTE;
  const today = WEEK[wallClock(zone ?? 'UTC', begins).day];
  return {
    begin: timeText(zone, begins),
    end: timeText(zone, ends),
    days: dice.weighted<Value>([3, null], [1, [today]], [1, dice.sample(WEEK, 3)]),
    time_zone: zone,
  };
}

function timeText(zone: string | null, moment: number): string {
  const { minute } = wallClock(zone ?? 'UTC', moment);
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** The configuration with as much care as makes sense in it. */
function carefulConfig(config: Values, care: Care): Values {
  if (config.instances === null) return config;
  const all = { ...config, ...care };
  const isRoll = rolls(all);
  const waits = isRoll || all.wait_for_completion !== false;
  return {
    ...all,
    wait_for_completion: waits ? null : false,
    max_failures: isRoll ? all.max_failures : null,
    instance_timeout: waits ? all.instance_timeout : null,
    health_check: waits && all.action === 'restart' ? all.health_check : null,
  };
}

