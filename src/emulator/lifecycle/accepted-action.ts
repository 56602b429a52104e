import { ActionPlan } from './action-plan';

/** Everything the steps of one accepted action depend on. */
export interface AcceptedAction {
  readonly number: number;
  readonly taskId: string;
  readonly taskName: string;
  readonly acceptedAt: number;
  /** When the work can start: later than acceptance when another job has to end first. */
  readonly startsAt: number;
  readonly lagMs: number;
  readonly durationMs: number;
  readonly plan: ActionPlan;
}
