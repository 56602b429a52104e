import { beginningOf, CLUSTER_NUMBERS, ClusterChange } from '../lifecycle/cluster-health';
import {
  flagShape,
  matchingShape,
  objectShape,
  oneOfShape,
  optionalShape,
  Shape,
  ShapeValues,
  textShape,
  textsShape,
  wholeNumberShape,
} from '../shape';
import { fleetIsNoList, instanceOfFleet, projectOfFleet, projectsAreNoList, repeatedInFleet } from '../texts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a value is a UUID, in small or capital letters. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

/** What IAM gives as the id of a project. */
export const PROJECT_ID = matchingShape('32 hex digits in small letters', /^[0-9a-f]{32}$/);

const CLUSTER = objectShape(CLUSTER_NUMBERS);

/** Numbers that fit each other as well. */
const SOUND_CLUSTER: Shape<ClusterChange> = {
  expected: CLUSTER.expected,
  read: (value, path) => {
    const numbers = CLUSTER.read(value, path);
    beginningOf(numbers);
    return numbers;
  },
};

const INSTANCE_SEED = {
  /**
   * A UUID.
   *
   * @default - an invented one
   */
  id: optionalShape(matchingShape('a UUID', UUID)),
  name: textShape,
  /** @default RUNNING */
  status: optionalShape(textShape),
  /** @default kafka */
  engine: optionalShape(textShape),
  /**
   * 1: pay per use; 0: prepaid.
   *
   * @default 1
   */
  chargingMode: optionalShape(oneOfShape(0, 1)),
  enterpriseProjectId: optionalShape(textShape),
  tags: optionalShape(textsShape),
  description: optionalShape(textShape),
  /** @default 2.7 */
  engineVersion: optionalShape(textShape),
  /**
   * Epoch milliseconds of the emulator's clock.
   *
   * @default - now
   */
  createdAt: optionalShape(wholeNumberShape(0)),
  /**
   * The Kafka cluster behind it; what serves less than there is, is missing until somebody heals it.
   *
   * @default - three brokers, thirty partitions, three replicas of each, all well
   */
  cluster: optionalShape(SOUND_CLUSTER),
  /**
   * The project it belongs to.
   *
   * @default - the first
   */
  projectId: optionalShape(PROJECT_ID),
};

/** One instance as a fleet file, a test or an admin call describes it. */
export type InstanceSeed = ShapeValues<typeof INSTANCE_SEED>;

const PROJECT_SEED = {
  /** @default - an invented one */
  id: optionalShape(PROJECT_ID),
  name: textShape,
  /** @default true */
  enabled: optionalShape(flagShape),
};

/** A further project of the account, likewise. */
export type ProjectSeed = ShapeValues<typeof PROJECT_SEED> & {
  /**
   * The instances it begins with.
   *
   * @default - none
   */
  readonly fleet?: readonly InstanceSeed[];
};

/** The API's names for what has another name here; both are understood. */
const NAMES_OF_THE_API: Readonly<Record<string, keyof InstanceSeed>> = {
  instance_id: 'id',
  charging_mode: 'chargingMode',
  enterprise_project_id: 'enterpriseProjectId',
  project_id: 'projectId',
  engine_version: 'engineVersion',
  created_at: 'createdAt',
};

/**
 * Reads the instances of a fleet from parsed JSON: a list, or an object with a list `instances`.
 *
 * @throws Error when they make no sense; it names the culprit.
 */
export function readSeeds(json: unknown): readonly InstanceSeed[] {
  const list = Array.isArray(json) ? json : (json as { instances?: unknown } | null)?.instances;
  if (!Array.isArray(list)) throw new Error(fleetIsNoList());
  const seeds = list.map((item, index) =>
    readOne(instanceOfFleet(index), renamed(item), objectShape(INSTANCE_SEED)),
  );
  const repeated = seeds.find(({ id }, index) =>
    id !== undefined && seeds.findIndex((other) => other.id === id) !== index,
  );
  if (repeated) throw new Error(repeatedInFleet(repeated.id!));
  return seeds;
}

/**
 * Reads one instance from parsed JSON.
 *
 * @throws Error when it makes no sense; it says what is wrong.
 */
export function readSeed(json: unknown): InstanceSeed {
  return objectShape(INSTANCE_SEED).read(renamed(json));
}

/** An instance as a part of something else. */
export const SEED: Shape<InstanceSeed> = { expected: 'an instance', read: readSeed };

/**
 * Reads one project from parsed JSON.
 *
 * @throws Error when it makes no sense; it says what is wrong.
 */
export function readProject(json: unknown): ProjectSeed {
  return objectShape(PROJECT_SEED).read(json);
}

/**
 * Reads the further projects that a fleet file brings along in a list `projects`, if it does.
 *
 * @throws Error when they make no sense; it names the culprit.
 */
export function readProjects(json: unknown): readonly ProjectSeed[] {
  const list = (json as { projects?: unknown } | null)?.projects ?? [];
  if (!Array.isArray(list)) throw new Error(projectsAreNoList());
  return list.map((item, index) => readOne(projectOfFleet(index), item, objectShape(PROJECT_SEED)));
}

function readOne<T>(where: string, json: unknown, shape: Shape<T>): T {
  try {
    return shape.read(json);
  } catch (error) {
    throw new Error(`${where}: ${(error as Error).message}`);
  }
}

function renamed(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [NAMES_OF_THE_API[key] ?? key, value]));
}
