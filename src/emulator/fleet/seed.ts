import { fields, flag, matching, oneOfShape, optionalShape, Shape, text, textsShape, Values } from '../shape';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** In small or capital letters. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

/** What IAM gives as the id of a project. */
export const PROJECT_ID = matching('32 hex digits in small letters', /^[0-9a-f]{32}$/);

const INSTANCE_SEED = {
  /** A UUID; absent: an invented one. */
  id: optionalShape(matching('a UUID', UUID)),
  name: text,
  /** Absent: RUNNING. */
  status: optionalShape(text),
  /** Absent: kafka. */
  engine: optionalShape(text),
  /** 1: pay per use (absent); 0: prepaid. */
  chargingMode: optionalShape(oneOfShape(0, 1)),
  enterpriseProjectId: optionalShape(text),
  tags: optionalShape(textsShape),
  /** The project it belongs to. Absent: the first. */
  projectId: optionalShape(PROJECT_ID),
};

/** One instance as a fleet file, a test or an admin call describes it. */
export type InstanceSeed = Values<typeof INSTANCE_SEED>;

const PROJECT_SEED = {
  /** Absent: an invented one. */
  id: optionalShape(PROJECT_ID),
  name: text,
  /** Absent: true. */
  enabled: optionalShape(flag),
};

/** A further project of the account, likewise, with the instances it begins with (absent: none). */
export type ProjectSeed = Values<typeof PROJECT_SEED> & { readonly fleet?: readonly InstanceSeed[] };

/** The API's names for what has another name here; both are understood. */
const NAMES_OF_THE_API: Readonly<Record<string, keyof InstanceSeed>> = {
  instance_id: 'id',
  charging_mode: 'chargingMode',
  enterprise_project_id: 'enterpriseProjectId',
  project_id: 'projectId',
};

/**
 * Reads the instances of a fleet from parsed JSON: a list, or an object with a list `instances`. Throws an Error that
 * names the culprit.
 */
export function readSeeds(json: unknown): readonly InstanceSeed[] {
  const list = Array.isArray(json) ? json : (json as { instances?: unknown } | null)?.instances;
  if (!Array.isArray(list)) {
    throw new Error('a fleet is a JSON list of instances, or an object with a list "instances"');
  }
  const seeds = list.map((item, index) =>
    readOne(`instance ${index + 1} of the fleet`, renamed(item), fields(INSTANCE_SEED)),
  );
  const repeated = seeds.find(({ id }, index) =>
    id !== undefined && seeds.findIndex((other) => other.id === id) !== index,
  );
  if (repeated) throw new Error(`the id ${repeated.id} occurs more than once in the fleet`);
  return seeds;
}

/** Reads one instance from parsed JSON. Throws an Error that says what is wrong with it. */
export function readSeed(json: unknown): InstanceSeed {
  return fields(INSTANCE_SEED).read(renamed(json));
}

/** Reads one project from parsed JSON. Throws an Error that says what is wrong with it. */
export function readProject(json: unknown): ProjectSeed {
  return fields(PROJECT_SEED).read(json);
}

/**
 * Reads the further projects that a fleet file brings along in a list `projects`, if it does. Throws an Error that
 * names the culprit.
 */
export function readProjects(json: unknown): readonly ProjectSeed[] {
  const list = (json as { projects?: unknown } | null)?.projects ?? [];
  if (!Array.isArray(list)) throw new Error('projects must be a list');
  return list.map((item, index) => readOne(`project ${index + 1} of the fleet`, item, fields(PROJECT_SEED)));
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
