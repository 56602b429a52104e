import { LenientObject } from './lenient-json';

/**
 * What becomes of an instance that is deleted without force (Huawei Cloud): in the recycle bin it keeps costing money.
 */
export interface RecyclePolicy {
  /**
   * Whether a deletion goes to the recycle bin.
   * @default - the API did not say
   */
  readonly enabled?: boolean;
  /**
   * How long instances stay in the bin.
   * @default - the API did not say
   */
  readonly retentionDays?: number;
}

/** Reads the answer about the recycle bin. */
export function parseRecyclePolicy(fields: LenientObject): RecyclePolicy {
  return {
    enabled: fields.boolean('default_use_recycle'),
    retentionDays: fields.number('retention_days'),
  };
}
