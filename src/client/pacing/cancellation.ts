import { DmsError } from '../errors/errors';

/** What every cancelled wait rejects with. */
export function cancelledError(): DmsError {
  return new DmsError('cancelled', 'The run was cancelled.');
}

/** Throws a DmsError of kind `cancelled` when the signal was aborted. */
export function throwIfCancelled(signal?: AbortSignal): void {
  if (signal?.aborted) throw cancelledError();
}

/** Waits for work shared with other callers: the signal ends the waiting, never the work. */
export async function untilCancelled<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  throwIfCancelled(signal);
  if (!signal) return work;
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(cancelledError());
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
