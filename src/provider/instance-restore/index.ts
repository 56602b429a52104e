/** Restoring from the recycle bin, as an action needs it. */
export type {
  RestoreDependencies, RestoredInstance, RestoreOrder, RestoreOutcome, RestoreProgress, RestoreReport,
} from './order';
export { restoreInstances } from './restore-instances';
