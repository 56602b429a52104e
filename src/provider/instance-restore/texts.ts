import { formatDuration } from '../duration-text';

const called = (id: string, name: string | undefined) => (name ? `${name} (${id})` : id);
const notRestored = (id: string, name: string | undefined) => `Instance ${called(id, name)} was not restored`;

/** A region without a recycle bin, where nothing can be restored. */
export const NO_RECYCLE_BIN =
  'There is no recycle bin here, so that nothing can be restored: Open Telekom Cloud has none, nor have some regions '
  + 'of Huawei Cloud. What was deleted there is gone for good; create the instances anew.';

// What became of one instance, and what to do next.

export const neverThere = (id: string): string =>
  `Instance ${id} is not in the recycle bin and does not exist: it was deleted for good, its time in the bin has run `
  + 'out, or it is in another region or project. Look at `dms_kafka_recycled_instances`.';

export const stillDeleting = (id: string, name: string | undefined): string =>
  `${notRestored(id, name)}: it is still being deleted. Restore it when it is in the recycle bin.`;

export const otherEngine = (id: string, name: string | undefined, engine: string): string =>
  `${notRestored(id, name)}: it is one of ${engine}, and only Kafka instances are restored here.`;

export const heldByOther = (id: string, name: string | undefined): string =>
  `${notRestored(id, name)}: something else in this apply is acting on it. Restore it again later.`;

export const refused = (id: string, name: string | undefined, reason: string): string =>
  `${notRestored(id, name)}, and nothing was done to it. ${reason}`;

export const couldNotLook = (id: string, reason: string): string =>
  `${notRestored(id, undefined)}: it is not in the recycle bin, and could not be read. ${reason}`;

export const ended = (id: string, name: string | undefined, reason: string): string =>
  `${notRestored(id, name)}: ${reason}. As long as it is in the recycle bin it can be restored again.`;

export const unclear = (id: string, name: string | undefined, reason: string): string =>
  `Whether instance ${called(id, name)} is being restored is not known: the answer to the call was lost, and it was `
  + `not seen to leave the recycle bin since. It was not sent again. ${reason} Look at it before you restore it again.`;

export const stillRunning = (id: string, name: string | undefined, ms: number): string =>
  `Instance ${called(id, name)} is being restored, and was not RUNNING after ${formatDuration(ms)}. Nobody waits for `
  + 'it any longer; the cloud goes on. Look at it before you restore it again, or allow more time.';

export const interrupted = (id: string, name: string | undefined): string =>
  `Instance ${called(id, name)} is being restored, and its end was not waited for: the run was interrupted. `
  + 'Look at it before you restore it again.';

export const unwatchable = (id: string, name: string | undefined, reason: string): string =>
  `Instance ${called(id, name)} is being restored, and its end could not be watched. ${reason}`;

export const notBegun = (id: string, name: string | undefined, isInterrupted: boolean): string =>
  `${notRestored(id, name)}, and nothing was done to it: `
  + `${isInterrupted ? 'the run was interrupted' : 'the time was over'} before its turn. Restore it again.`;

/** Why an answer that came is taken for a lost one. */
export const NO_JOB = 'The answer named no job.';

/** An invocation that names nobody. */
export const NOTHING_TO_RESTORE = 'Nothing to do: no instance is to be restored';

/** The summary for an instance that is not back. */
export const summaryOf = (id: string): string => `Instance ${id} was not restored`;

/** Who is back, beside those that are not. */
export const broughtBack = (ids: readonly string[]): string =>
  (ids.length === 0 ? 'No other instance was restored.' : `Restored were: ${ids.join(', ')}.`);

/** What an action does not remember. */
export const NO_MEMORY = 'An action has no memory: invoke it again for the instances that are still in the bin.';
