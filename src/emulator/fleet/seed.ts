/** One instance as a fleet file, a test or an admin call describes it. */
export interface InstanceSeed {
  /** A UUID; absent: an invented one. */
  readonly id?: string;
  readonly name: string;
  /** Absent: RUNNING. */
  readonly status?: string;
  /** Absent: kafka. */
  readonly engine?: string;
  /** 1: pay per use (absent); 0: prepaid. */
  readonly chargingMode?: 0 | 1;
  readonly enterpriseProjectId?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** In small or capital letters. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}

/** Reads the instances of a fleet from parsed JSON: a list, or an object with a list `instances`. Throws an Error that names the culprit. */
export function readSeeds(json: unknown): readonly InstanceSeed[] {
  const list = Array.isArray(json) ? json : (json as { instances?: unknown } | null)?.instances;
  if (!Array.isArray(list)) throw new Error('a fleet is a JSON list of instances, or an object with a list "instances"');
  const seeds = list.map(readSeed);
  const repeated = seeds.find(({ id }, index) => id !== undefined && seeds.findIndex((other) => other.id === id) !== index);
  if (repeated) throw new Error(`the id ${repeated.id} occurs more than once in the fleet`);
  return seeds;
}

/** Reads one instance from parsed JSON; keys of the API (`charging_mode`) are understood too. */
export function readSeed(json: unknown, index = 0): InstanceSeed {
  const where = `instance ${index + 1} of the fleet`;
  if (typeof json !== 'object' || json === null) throw new Error(`${where} is not a JSON object`);
  const given = json as Record<string, unknown>;
  const id = given.id ?? given.instance_id;
  if (id !== undefined && !isUuid(id)) throw new Error(`${where}: the id ${JSON.stringify(id)} is not a UUID`);
  if (typeof given.name !== 'string' || given.name === '') throw new Error(`${where} has no name`);
  const chargingMode = given.chargingMode ?? given.charging_mode ?? 1;
  if (chargingMode !== 0 && chargingMode !== 1) throw new Error(`${where}: chargingMode is 0 (prepaid) or 1 (pay per use)`);

  return {
    id,
    name: given.name,
    status: optionalText(given.status, `${where}: status`),
    engine: optionalText(given.engine, `${where}: engine`),
    chargingMode,
    enterpriseProjectId: optionalText(given.enterpriseProjectId ?? given.enterprise_project_id, `${where}: enterpriseProjectId`),
    tags: readTags(given.tags, where),
  };
}

function optionalText(value: unknown, what: string): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw new Error(`${what} is not a text`);
}

function readTags(value: unknown, where: string): Record<string, string> | undefined {
  if (value === undefined) return undefined;
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((text) => typeof text === 'string');
  if (!isMap) throw new Error(`${where}: tags is an object of texts`);
  return value as Record<string, string>;
}
