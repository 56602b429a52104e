import { AcceptedAction } from './action-plan';
import { TaskStatus, TimelineStep } from './step';

/** What an accepted restore does to an instance in the recycle bin: it stays there until its job has ended. */
export function restorationSteps(accepted: AcceptedAction): readonly TimelineStep[] {
  const { number, plan } = accepted;
  const outcome = plan.restore ?? 'succeed';
  if (outcome === 'silent') return [];

  const beginsAt = accepted.startsAt + accepted.lagMs;
  const endsAt = beginsAt + accepted.durationMs;
  const task = (status: TaskStatus) =>
    plan.leavesNoTask ? undefined : { id: accepted.taskId, name: accepted.taskName, status };
  const action = (mark: 'accepted' | 'began' | 'ended') => ({ number, kind: 'restore', mark } as const);

  const begun: TimelineStep[] = [
    { at: accepted.acceptedAt, action: action('accepted'), task: task('EXECUTING') },
    { at: beginsAt, action: action('began') },
  ];
  if (outcome === 'stuck') return begun;
  const failed = outcome === 'task_failed';
  return [
    ...begun,
    { at: endsAt, status: failed ? 'RECYCLE' : 'RUNNING', action: action('ended') },
    { at: endsAt + (plan.taskOutlastsMs ?? 0), task: task(failed ? 'FAILED' : 'SUCCESS') },
  ];
}
