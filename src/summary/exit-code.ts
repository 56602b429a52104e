import { ResourceSummary, StackSummary } from './summary';

/** 1 where there was an error, else 2 where anything is left to do, else 0: over several stacks 1 wins, then 2. */
export function exitCodeOf(stacks: readonly StackSummary[]): 0 | 1 | 2 {
  if (stacks.some(({ error }) => error !== null)) return 1;
  return stacks.some(({ resources }) => resources.some(leavesWork)) ? 2 : 0;
}

/** What was found stays in its list after it was deleted, so that it counts only until then. */
function leavesWork({ found, done, to_restart, to_delete, failed, owed, deferred }: ResourceSummary): boolean {
  const gone = new Set(done.map(({ id }) => id));
  const left = [to_restart, to_delete, failed, owed, deferred].some((list) => list.length > 0);
  return left || found.some(({ id }) => !gone.has(id));
}
