/** Whether deleted instances go to the recycle bin, and for how long. */
export interface EmulatedRecyclePolicy {
  readonly enabled: boolean;
  /** 1 to 7. */
  readonly retentionDays: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long the bin keeps an instance. */
export const retentionMs = ({ retentionDays }: EmulatedRecyclePolicy): number => retentionDays * DAY_MS;

/** Assumed: a fresh account has the bin switched off. */
export const DEFAULT_RECYCLE_POLICY: EmulatedRecyclePolicy = { enabled: false, retentionDays: 7 };
