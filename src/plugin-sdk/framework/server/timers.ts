/** Time, as far as the server needs it. */
export interface Timers {
  /** Calls back once after so many milliseconds, unless the returned function was called before. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** The machine's timers. */
export const systemTimers: Timers = {
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
