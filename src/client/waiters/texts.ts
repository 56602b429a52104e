/** The reasons why a waiter concludes that an action failed, as clauses about the instance. */
export const NO_LONGER_EXISTS = 'the instance no longer exists';

export const STILL_CREATEFAILED =
  'it is still there in status CREATEFAILED, although the API accepted the deletion';

export const restartTaskFailed = (status: string) => `its restart task failed, and its status is ${status}`;
export const failedAfterRestart = (status: string) => `its status is ${status} after the restart`;
export const failedAsBefore = (status: string) => `its restart ended, and its status is still ${status}`;

const nowIn = (status?: string) => (status === undefined ? 'it no longer exists' : `its status is ${status}`);
export const restoreFailed = (status?: string) => `its restore failed, and ${nowIn(status)}`;
export const restoreEndedWithout = (status?: string) => `its restore ended, and ${nowIn(status)} all the same`;
