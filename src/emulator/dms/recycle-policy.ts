/** Whether deleted instances go to the recycle bin, and for how long. */
export interface RecyclePolicy {
  readonly enabled: boolean;
  /** 1 to 7. */
  readonly retentionDays: number;
}

/** INFER: a fresh account has the bin switched off. */
export const DEFAULT_RECYCLE_POLICY: RecyclePolicy = { enabled: false, retentionDays: 7 };
