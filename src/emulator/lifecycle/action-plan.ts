/**
 * How the next restarts of an instance turn out.
 * `succeed`; `error`: ends in `endStatus` (absent: ERROR); `stuck`: RESTARTING for ever; `reject`: a failed item;
 * `omit`: begins, but is missing in the results; `omit_idle`: missing, and nothing begins; `silent`: accepted, and
 * nothing observable ever happens; `task_failed`: RUNNING again, but the task says FAILED; `vanish`: gone in the middle.
 */
export type RestartOutcome = (typeof RESTART_OUTCOMES)[number];
export const RESTART_OUTCOMES = ['succeed', 'error', 'stuck', 'reject', 'omit', 'omit_idle', 'silent', 'task_failed', 'vanish'] as const;

/** As for a restart; `flash_error`: shows ERROR on the way; `stuck`: DELETING for ever. */
export type DeleteOutcome = (typeof DELETE_OUTCOMES)[number];
export const DELETE_OUTCOMES = ['succeed', 'flash_error', 'stuck', 'reject', 'omit', 'omit_idle', 'silent'] as const;

/** What is arranged for one instance; stays in force until it is replaced, or used up. */
export interface ActionPlan {
  readonly restart?: RestartOutcome;
  readonly delete?: DeleteOutcome;
  /** Time between acceptance and the first change of status; not scaled by the pace. Absent: the cloud's default. */
  readonly lagMs?: number;
  /** Time between the first change of status and the last; not scaled by the pace. Absent: the cloud's default. */
  readonly durationMs?: number;
  /** Status after a restart with outcome `error`. Absent: ERROR. */
  readonly endStatus?: string;
  readonly leavesNoTask?: boolean;
  /** When the background task of a restart shows up. Absent: at acceptance. */
  readonly taskAppears?: 'at_acceptance' | 'with_status';
  /** How much longer than the status the background task of a restart takes to end. Absent: not at all. */
  readonly taskOutlastsMs?: number;
  /** For so many actions only. Absent: for all. */
  readonly times?: number;
}

/** Default durations in milliseconds at pace 1: a restart takes about four seconds. */
export const TIMING = {
  restart: { lagMs: 800, durationMs: 3200 },
  delete: { lagMs: 300, durationMs: 1200 },
} as const;
