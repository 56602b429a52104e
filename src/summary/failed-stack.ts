import { StackSummary } from './summary';

/** A folder of which nothing more is known than why. */
export const failedStack = (folder: string, error: string): StackSummary => ({ folder, error, resources: [] });
