import { DmsError } from '../errors/errors';
import { CANCELLED } from '../errors/explanation';

/** The error that every cancelled wait rejects with. */
export function cancelledError(): DmsError {
  return new DmsError('cancelled', CANCELLED);
}

/**
 * Ends the work of a caller that was cancelled meanwhile.
 * @throws DmsError of kind `cancelled` when the signal was aborted.
 */
export function throwIfCancelled(signal?: AbortSignal): void {
  if (signal?.aborted) throw cancelledError();
}

/**
 * Waits for work that other callers share: the signal ends the waiting, never the work.
 * @throws DmsError of kind `cancelled` when the signal is aborted.
 */
export async function untilCancelled<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  // Whoever has left does not hear how the work ended.
  work.catch(() => undefined);
  throwIfCancelled(signal);
  if (!signal) return work;
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(cancelledError());
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
