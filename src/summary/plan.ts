import { StackSummary } from './summary';
import { ProgressLine } from '../progress/progress-line';

/** What a plan, as `terraform show -json FILE` prints it, would do; `lines` are those that the plan has written. */
export function stackOfPlan(folder: string, _plan: unknown, _lines: readonly ProgressLine[]): StackSummary {
  return { folder, error: null, resources: [] };
}
