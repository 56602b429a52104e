import { LenientObject } from './lenient-json';

/** A DMS instance: a whole cluster. */
export interface Instance {
  readonly id: string;
  readonly name: string;
  /**
   * `kafka`, or another that the same API serves; empty where the API did not say, which happens to an instance that is
   * shown by id.
   */
  readonly engine: string;
  readonly engineVersion?: string;
  /** As the API spells it. Statuses that no documentation knows do occur. */
  readonly status: string;
  /** 0: prepaid, 1: pay per use. */
  readonly chargingMode?: number;
  /** Epoch milliseconds. */
  readonly createdAt?: number;
  readonly specification?: string;
  readonly storageSpaceGb?: number;
  readonly brokerCount?: number;
  readonly connectAddress?: string;
  readonly port?: number;
  readonly enterpriseProjectId?: string;
  readonly availabilityZones: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/** Undefined when there is no id: everything else may be missing. */
export function parseInstance(fields: LenientObject): Instance | undefined {
  const id = fields.text('instance_id');
  if (!id) return undefined;
  return {
    id,
    name: fields.text('name') ?? '',
    engine: fields.text('engine')?.toLowerCase() ?? '',
    engineVersion: fields.text('engine_version'),
    status: fields.text('status') ?? '',
    chargingMode: fields.number('charging_mode'),
    createdAt: fields.time('created_at'),
    specification: fields.text('specification'),
    storageSpaceGb: fields.number('total_storage_space') ?? fields.number('storage_space'),
    brokerCount: fields.number('broker_num') ?? fields.number('node_num'),
    connectAddress: fields.text('connect_address'),
    port: fields.number('port'),
    enterpriseProjectId: fields.text('enterprise_project_id'),
    availabilityZones: fields.texts('available_zones'),
    tags: Object.fromEntries(
      (fields.objects('tags') ?? []).map((tag) => [tag.text('key') ?? '', tag.text('value') ?? '']).filter(([key]) =>
        key,
      ),
    ),
  };
}
