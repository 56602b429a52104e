import { Healed, HEALING } from './healing';
import {
  flagShape,
  numberShape,
  objectShape,
  oneOfShape,
  optionalShape,
  ShapeValues,
  textShape,
  wholeNumberShape,
} from '../shape';

/**
 * How the next restarts of an instance turn out.
 * `succeed`; `error`: ends in `endStatus`; `stuck`: RESTARTING for ever; `reject`: a failed item;
 * `omit`: begins, but is missing in the results; `omit_idle`: missing, and nothing begins; `silent`: accepted, and
 * nothing observable ever happens; `task_failed`: RUNNING again, but the task says FAILED; `vanish`: gone in the
 * middle.
 */
export type RestartOutcome = (typeof RESTART_OUTCOMES)[number];

/** The ways in which a restart can turn out. */
export const RESTART_OUTCOMES = ['succeed', 'error', 'stuck', 'reject', 'omit', 'omit_idle', 'silent', 'task_failed',
  'vanish'] as const;

/**
 * How the next deletions of an instance turn out: as a restart does; `flash_error`: shows ERROR on the way; `stuck`:
 * DELETING for ever.
 */
export type DeleteOutcome = (typeof DELETE_OUTCOMES)[number];

/** The ways in which a deletion can turn out. */
export const DELETE_OUTCOMES = ['succeed', 'flash_error', 'stuck', 'reject', 'omit', 'omit_idle', 'silent'] as const;

/**
 * How the next restores of an instance from the recycle bin turn out: as a restart does; `task_failed`: its job fails,
 * and it stays in the bin; `stuck`: its job never ends.
 */
export type RestoreOutcome = (typeof RESTORE_OUTCOMES)[number];

/** The ways in which a restore can turn out. */
export const RESTORE_OUTCOMES = ['succeed', 'task_failed', 'stuck', 'reject', 'omit', 'omit_idle', 'silent'] as const;

/** What is arranged for one instance; stays in force until it is replaced, or used up. */
export const ACTION_PLAN = {
  restart: optionalShape(oneOfShape(...RESTART_OUTCOMES)),
  delete: optionalShape(oneOfShape(...DELETE_OUTCOMES)),
  restore: optionalShape(oneOfShape(...RESTORE_OUTCOMES)),
  /**
   * Time between acceptance and the first change of status; not scaled by the pace.
   *
   * @default - that of `TIMING`
   */
  lagMs: optionalShape(numberShape(0)),
  /**
   * Time between the first change of status and the last; not scaled by the pace.
   *
   * @default - that of `TIMING`
   */
  durationMs: optionalShape(numberShape(0)),
  /**
   * Status after a restart with outcome `error`.
   *
   * @default ERROR
   */
  endStatus: optionalShape(textShape),
  leavesNoTask: optionalShape(flagShape),
  /**
   * When the background task of a restart shows up.
   *
   * @default at_acceptance
   */
  taskAppears: optionalShape(oneOfShape('at_acceptance', 'with_status')),
  /**
   * How much longer than the status the background task of a restart takes to end.
   *
   * @default 0
   */
  taskOutlastsMs: optionalShape(numberShape(0)),
  /**
   * How the cluster comes back after a restart that ends RUNNING.
   *
   * @default - at once, to what it was before
   */
  healing: optionalShape(objectShape(HEALING)),
  /**
   * How many actions the plan is for.
   *
   * @default - all that follow
   */
  times: optionalShape(wholeNumberShape(1)),
};

/** The plan of one instance. */
export type ActionPlan = ShapeValues<typeof ACTION_PLAN>;

/** How long an action takes where its plan does not say, in milliseconds at pace 1. */
export const TIMING = {
  restart: { lagMs: 800, durationMs: 3200 },
  delete: { lagMs: 300, durationMs: 1200 },
  restore: { lagMs: 500, durationMs: 2000 },
} as const;

/** An action that was accepted: everything that its steps depend on. */
export interface AcceptedAction extends Healed {
  readonly taskId: string;
  readonly taskName: string;
  readonly acceptedAt: number;
  /** When the work can start: later than acceptance when another job has to end first. */
  readonly startsAt: number;
  readonly lagMs: number;
  readonly durationMs: number;
  readonly plan: ActionPlan;
}
