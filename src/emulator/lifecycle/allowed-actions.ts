/** Restart and delete need a running or a faulty instance. */
export function allowsAction(status: string): boolean {
  return status === 'RUNNING' || status === 'ERROR';
}

/** Statuses that the API blames with DMS.00400099 in a delete, because they pass by themselves. */
export function passesByItself(status: string): boolean {
  return ['CREATING', 'STARTING', 'CLOSING', 'RESTARTING'].includes(status);
}

/** A single deletion also removes what never came to be, and what lies in the recycle bin. */
export function allowsDeletionAlone(status: string): boolean {
  return allowsAction(status) || status === 'CREATEFAILED' || status === 'RECYCLE';
}
