/** The only serving status. */
export const RUNNING = 'RUNNING';

/** Statuses in which an instance rests; every other one, known or not, is on its way to another. */
const RESTING = new Set([RUNNING, 'ERROR', 'CREATEFAILED', 'EXTENDEDFAILED', 'FROZEN', 'ROLLBACKFAILED', 'DELETED',
  'RECYCLE']);

const FAILED = new Set(['ERROR', 'EXTENDEDFAILED', 'FROZEN', 'CREATEFAILED', 'ROLLBACKFAILED', 'DELETED', 'RECYCLE']);

/** Whether the status will change by itself. */
export const isOnItsWay = (status: string): boolean => !RESTING.has(status);

/** Whether a restart that ends in the status has failed. */
export const isFailed = (status: string): boolean => FAILED.has(status);
