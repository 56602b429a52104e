/** The only status in which an instance serves its clients. */
export const RUNNING = 'RUNNING';

/** The statuses in which an instance stays; every other one, known or not, will be followed by another. */
const RESTING = new Set([RUNNING, 'ERROR', 'CREATEFAILED', 'EXTENDEDFAILED', 'FROZEN', 'ROLLBACKFAILED', 'DELETED',
  'RECYCLE']);

const FAILED = new Set(['ERROR', 'EXTENDEDFAILED', 'FROZEN', 'CREATEFAILED', 'ROLLBACKFAILED', 'DELETED', 'RECYCLE']);

/** Whether a status will change by itself. */
export const isOnItsWay = (status: string): boolean => !RESTING.has(status);

/** Whether a restart that ends in a status has failed. */
export const isFailed = (status: string): boolean => FAILED.has(status);
