import { AcceptedAction, ActionPlan } from './action-plan';
import { healingBegins, healingSteps } from './healing';
import { GONE, TimelineStep, TaskStatus } from './step';

/** What an accepted restart does to the instance: a stale status first, then RESTARTING, then its outcome. */
export function restartSteps(accepted: AcceptedAction): readonly TimelineStep[] {
  const { number, plan } = accepted;
  const outcome = plan.restart ?? 'succeed';
  if (outcome === 'silent') return [];

  const beginsAt = accepted.startsAt + accepted.lagMs;
  const endsAt = beginsAt + accepted.durationMs;
  const taskAt = plan.taskAppears === 'with_status' ? beginsAt : accepted.startsAt;
  const task = (status: TaskStatus) =>
    plan.leavesNoTask ? undefined : { id: accepted.taskId, name: accepted.taskName, status };
  const action = (mark: 'accepted' | 'began' | 'ended') => ({ number, kind: 'restart', mark } as const);

  const begun: TimelineStep[] = [
    { at: accepted.acceptedAt, action: action('accepted') },
    { at: taskAt, task: task('EXECUTING') },
    { at: beginsAt, status: 'RESTARTING', action: action('began') },
  ];
  if (outcome === 'stuck') return begun;

  const end = ending(plan);
  const heals = end.status === 'RUNNING';
  return [
    ...begun,
    { at: endsAt, status: end.status, action: action('ended'), cluster: heals ? healingBegins(accepted) : undefined },
    { at: endsAt + (plan.taskOutlastsMs ?? 0), task: task(end.task) },
    ...(heals ? healingSteps(accepted, endsAt) : []),
  ];
}

function ending(plan: ActionPlan): { status: string; task: TaskStatus } {
  switch (plan.restart) {
    case 'error':
      return { status: plan.endStatus ?? 'ERROR', task: 'FAILED' };
    case 'vanish':
      return { status: GONE, task: 'FAILED' };
    case 'task_failed':
      return { status: 'RUNNING', task: 'FAILED' };
    default:
      return { status: 'RUNNING', task: 'SUCCESS' };
  }
}
