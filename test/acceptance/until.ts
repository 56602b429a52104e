import { systemClock } from '../../src/client/pacing/clock';

const EVERY_MS = 20;
const GIVE_UP_MS = 100_000;

/**
 * Waits for something to happen in the emulated cloud, however slow this machine is.
 * @throws Error a little before Jest would end the test.
 */
export async function until(happened: () => boolean): Promise<void> {
  const end = systemClock.now() + GIVE_UP_MS;
  while (!happened()) {
    if (systemClock.now() > end) throw new Error(`In vain waited until ${happened.toString()}`);
    await systemClock.sleep(EVERY_MS);
  }
}
