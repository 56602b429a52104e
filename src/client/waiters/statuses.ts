/** The only serving status. */
export const RUNNING = 'RUNNING';

/** Statuses in which an instance rests; every other one, known or not, is on its way to another. */
const RESTING = new Set([RUNNING, 'ERROR', 'CREATEFAILED', 'EXTENDEDFAILED', 'FROZEN', 'ROLLBACKFAILED', 'DELETED', 'RECYCLE']);

/** A restart that ends in one of these has failed. */
const FAILED = new Set(['ERROR', 'EXTENDEDFAILED', 'FROZEN', 'CREATEFAILED', 'ROLLBACKFAILED', 'DELETED', 'RECYCLE']);

export const isOnItsWay = (status: string): boolean => !RESTING.has(status);
export const isFailed = (status: string): boolean => FAILED.has(status);
export const isRecycled = (status: string): boolean => status === 'RECYCLE';
