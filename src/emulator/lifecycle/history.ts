import { ActionMark, TimelineStep, TaskMark } from './step';

/** One background task as it stands after the given steps. */
export interface TaskState extends TaskMark {
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** The background tasks that the steps tell of, in order of appearance. */
export function tasksIn(past: readonly TimelineStep[]): readonly TaskState[] {
  const tasks = new Map<string, TaskState>();
  for (const { at, task } of past) {
    if (task) tasks.set(task.id, { ...task, createdAt: tasks.get(task.id)?.createdAt ?? at, updatedAt: at });
  }
  return [...tasks.values()];
}

/** One restart or deletion as it stands after the given steps. */
export interface ActionState {
  readonly number: number;
  readonly kind: ActionMark['kind'];
  readonly acceptedAt: number;
  readonly beganAt?: number;
  readonly endedAt?: number;
}

/** The restarts and deletions that the steps tell of, in order of acceptance. */
export function actionsIn(past: readonly TimelineStep[]): readonly ActionState[] {
  const actions = new Map<number, ActionState>();
  for (const { at, action } of past) {
    if (!action) continue;
    const known = actions.get(action.number) ?? { number: action.number, kind: action.kind, acceptedAt: at };
    const time = action.mark === 'began' ? { beganAt: at } : action.mark === 'ended' ? { endedAt: at } : {};
    actions.set(action.number, { ...known, ...time });
  }
  return [...actions.values()];
}
