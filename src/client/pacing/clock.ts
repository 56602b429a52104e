import { performance } from 'node:perf_hooks';
import { cancelledError } from './cancellation';

/** Where all code of the client gets the time from: nothing asks the machine for it. */
export interface Clock {
  /** The date, in milliseconds since the epoch. It may jump either way: never measure a duration with it. */
  now(): number;
  /**
   * Milliseconds since some fixed moment of the process, for durations and deadlines. It never goes back, never jumps.
   */
  elapsed(): number;
  /**
   * Resolves after `ms` milliseconds.
   * @throws DmsError of kind `cancelled` as soon as the signal is aborted.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: async (ms, signal) =>
    new Promise<void>((resolve, reject) => {
      if (signal?.aborted) {
        reject(cancelledError());
        return;
      }
      const onAbort = () => {
        clearTimeout(timer);
        reject(cancelledError());
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      }, ms);
      signal?.addEventListener('abort', onAbort, { once: true });
    }),
};
