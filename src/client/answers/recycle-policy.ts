import { LenientObject } from './lenient-json';

/**
 * What becomes of an instance that is deleted without force (Huawei Cloud). Instances in the recycle bin keep costing
 * money.
 */
export interface RecyclePolicy {
  /** Whether a deletion goes to the recycle bin; undefined when the API does not say. */
  readonly enabled?: boolean;
  readonly retentionDays?: number;
  /** Ids of the instances in the bin. */
  readonly instanceIds: readonly string[];
}

export function parseRecyclePolicy(fields: LenientObject): RecyclePolicy {
  return {
    enabled: fields.boolean('default_use_recycle'),
    retentionDays: fields.number('retention_days'),
    instanceIds: (fields.objects('recycle_instances') ?? []).map((item) => item.text('instance_id') ?? '').filter((
      id,
    ) => id !== ''),
  };
}
