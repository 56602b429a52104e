import { LenientObject } from './lenient-json';
import { parseRecyclePolicy, RecyclePolicy } from './recycle-policy';

/** An instance in the recycle bin (Huawei Cloud). It keeps costing money until it is gone. */
export interface RecycledInstance {
  readonly id: string;
  readonly name: string;
  /** Empty when the API did not say. */
  readonly engine: string;
  /** The status as the API spells it. */
  readonly status: string;
  /**
   * When it was deleted, in epoch milliseconds.
   * @default - the API did not say
   */
  readonly deletedAt?: number;
  /**
   * When it will be gone for good, in epoch milliseconds.
   * @default - the API did not say
   */
  readonly keptUntil?: number;
}

/** What the recycle bin of a project holds, of all engines, and by which policy. */
export interface RecycleBin {
  readonly policy: RecyclePolicy;
  readonly instances: readonly RecycledInstance[];
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Reads the answer about the recycle bin; undefined when it holds no list. */
export function parseRecycleBin(fields: LenientObject): RecycleBin | undefined {
  const listed = fields.objects('recycle_instances');
  if (!listed) return undefined;
  const instances = listed.map(parseRecycledInstance).filter((instance) => instance !== undefined);
  return { policy: parseRecyclePolicy(fields), instances };
}

function parseRecycledInstance(fields: LenientObject): RecycledInstance | undefined {
  const id = fields.text('instance_id');
  if (!id) return undefined;
  const deletedAt = fields.time('in_recycle_time');
  const days = fields.number('save_time');
  const daysOver = deletedAt === undefined || days === undefined ? undefined : deletedAt + days * DAY_MS;
  return {
    id,
    name: fields.text('name') ?? '',
    engine: fields.text('engine')?.toLowerCase() ?? '',
    status: fields.text('status') ?? '',
    deletedAt,
    keptUntil: fields.time('auto_delete_time') ?? daysOver,
  };
}
