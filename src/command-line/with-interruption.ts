import { performance } from 'node:perf_hooks';
import { Interruption } from '../drift';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Does work whose interrupts are passed on, and which comes to its own end. */
export async function withInterruption<T>(work: (interruption: Interruption) => Promise<T>): Promise<T> {
  const interruption = new Interruption(() => performance.now());
  return withSignals(SIGNALS, (signal) => interruption.receive(signal), () => work(interruption));
}

/** Does work during which some signals do not end the program, but go to `receive`. */
export async function withSignals<T>(signals: readonly NodeJS.Signals[], receive: (signal: NodeJS.Signals) => void,
  work: () => Promise<T>): Promise<T> {
  signals.forEach((signal) => process.on(signal, receive));
  try {
    return await work();
  } finally {
    signals.forEach((signal) => process.off(signal, receive));
  }
}
