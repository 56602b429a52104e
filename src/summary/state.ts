import { StackSummary } from './summary';
import { ProgressLine } from '../progress/progress-line';

/** What became of what was planned; `state` is what `terraform show -json` prints after the apply. */
export function stackAfterApply(planned: StackSummary, _state: unknown, _lines: readonly ProgressLine[]): StackSummary {
  return planned;
}

/** What a state, as `terraform show -json` prints it, says has been applied. */
export function stackOfState(folder: string, _state: unknown, _lines: readonly ProgressLine[]): StackSummary {
  return { folder, error: null, resources: [] };
}
