import { ResourceSummary, StackSummary } from './summary';

/** 1 where anything failed, else 2 where anything is left to do, else 0. Over several stacks 1 wins, then 2. */
export function exitCodeOf(stacks: readonly StackSummary[]): 0 | 1 | 2 {
  const resources = stacks.flatMap((stack) => stack.resources);
  if (stacks.some(({ error }) => error !== null) || resources.some(({ failed }) => failed.length > 0)) return 1;
  return resources.some(leavesWork) ? 2 : 0;
}

/** What was found stays in its list after it was deleted, so that it counts only until then. */
function leavesWork({ found, done, to_restart, to_delete, owed, deferred }: ResourceSummary): boolean {
  const gone = new Set(done.map(({ id }) => id));
  return [...found, ...to_restart, ...to_delete, ...owed, ...deferred].some(({ id }) => !gone.has(id));
}
