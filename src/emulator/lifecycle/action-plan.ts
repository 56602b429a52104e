import { flag, numberShape, oneOfShape, optionalShape, text, Values, wholeNumber } from '../shape';

/**
 * How the next restarts of an instance turn out.
 * `succeed`; `error`: ends in `endStatus` (absent: ERROR); `stuck`: RESTARTING for ever; `reject`: a failed item;
 * `omit`: begins, but is missing in the results; `omit_idle`: missing, and nothing begins; `silent`: accepted, and
 * nothing observable ever happens; `task_failed`: RUNNING again, but the task says FAILED; `vanish`: gone in the
 * middle.
 */
export type RestartOutcome = (typeof RESTART_OUTCOMES)[number];
export const RESTART_OUTCOMES = ['succeed', 'error', 'stuck', 'reject', 'omit', 'omit_idle', 'silent', 'task_failed',
  'vanish'] as const;

/** As for a restart; `flash_error`: shows ERROR on the way; `stuck`: DELETING for ever. */
export type DeleteOutcome = (typeof DELETE_OUTCOMES)[number];
export const DELETE_OUTCOMES = ['succeed', 'flash_error', 'stuck', 'reject', 'omit', 'omit_idle', 'silent'] as const;

/** What is arranged for one instance; stays in force until it is replaced, or used up. */
export const ACTION_PLAN = {
  restart: optionalShape(oneOfShape(...RESTART_OUTCOMES)),
  delete: optionalShape(oneOfShape(...DELETE_OUTCOMES)),
  /** Time between acceptance and the first change of status; not scaled by the pace. Absent: the cloud's default. */
  lagMs: optionalShape(numberShape(0)),
  /** Time between the first change of status and the last; not scaled by the pace. Absent: the cloud's default. */
  durationMs: optionalShape(numberShape(0)),
  /** Status after a restart with outcome `error`. Absent: ERROR. */
  endStatus: optionalShape(text),
  leavesNoTask: optionalShape(flag),
  /** When the background task of a restart shows up. Absent: at acceptance. */
  taskAppears: optionalShape(oneOfShape('at_acceptance', 'with_status')),
  /** How much longer than the status the background task of a restart takes to end. Absent: not at all. */
  taskOutlastsMs: optionalShape(numberShape(0)),
  /** For so many actions only. Absent: for all. */
  times: optionalShape(wholeNumber(1)),
};

/** The plan of one instance. */
export type ActionPlan = Values<typeof ACTION_PLAN>;

/** Default durations in milliseconds at pace 1: a restart takes about four seconds. */
export const TIMING = {
  restart: { lagMs: 800, durationMs: 3200 },
  delete: { lagMs: 300, durationMs: 1200 },
} as const;
