import { systemClock } from '../../src/client/clock';

const EVERY_MS = 20;

/** Waits for something to happen in the emulated cloud, however slow this machine is; Jest's own limit ends a wait in vain. */
export async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await systemClock.sleep(EVERY_MS);
}
