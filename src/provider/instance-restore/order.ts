import { Clock, DmsClient } from '../../client';
import { Log } from '../../plugin-sdk';
import { InstanceLocks } from '../run/locks';

/** What one restore is asked to do. */
export interface RestoreOrder {
  /** Each id once, in lower case. */
  readonly ids: readonly string[];
  /** How long all of it may take. */
  readonly timeoutMs: number;
}

/** The part of the client that a restore needs. */
export type RestoreApi = Pick<DmsClient, 'recycledInstances' | 'showInstance' | 'showTask' | 'restoreInstance'>;

/** What a restore works with. */
export interface RestoreDependencies {
  readonly api: RestoreApi;
  readonly clock: Clock;
  /** A uniform number in [0, 1), for the jitter of waits. */
  readonly random: () => number;
  readonly locks: InstanceLocks;
  /** Region and project, as keys of locks name them. */
  readonly scope: string;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Told at the beginning, at every change of an instance, and at least every 30 s; must not throw. */
  onProgress?(progress: RestoreProgress): void;
}

/**
 * What became of one instance: `restored`; `present` (it was not in the recycle bin but exists, so that there was
 * nothing to do); `failed`; `in_progress` (accepted, and not seen to end); `unknown` (sent, and whether it was accepted
 * could not be found out); `not_begun`.
 */
export type RestoreOutcome = 'restored' | 'present' | 'failed' | 'in_progress' | 'unknown' | 'not_begun';

/** One instance of a report. */
export interface RestoredInstance {
  readonly id: string;
  /** @default - nobody told */
  readonly name?: string;
  readonly outcome: RestoreOutcome;
  /** Why it is neither restored nor present, as a sentence that names the instance. */
  readonly error?: string;
  /** @default - nobody told */
  readonly jobId?: string;
  /** Epoch milliseconds. */
  readonly submittedAt?: number;
  /** Epoch milliseconds. */
  readonly finishedAt?: number;
}

/** What became of a restore: one entry for each id, in the order of the order. */
export interface RestoreReport {
  readonly instances: readonly RestoredInstance[];
}

/** How far a restore is. */
export interface RestoreProgress {
  readonly total: number;
  /** Restored, or present. */
  readonly done: number;
  readonly inFlight: number;
  /** Those that ended in another way. */
  readonly failed: number;
  readonly elapsedMs: number;
  /** Whoever changed since the progress before. */
  readonly changed: readonly RestoreChange[];
}

/** One instance has come further. */
export interface RestoreChange {
  readonly id: string;
  /** @default - nobody told */
  readonly name?: string;
  /** `in_flight` when it was sent. */
  readonly to: RestoreOutcome | 'in_flight';
}
