import { throwIfCancelled, untilCancelled } from './cancellation';
import { DmsError, isDmsError } from './errors';

interface KeyState {
  proven: boolean;
  refusal?: DmsError;
  probe?: Promise<void>;
}

/**
 * Keeps a wrong secret from locking the key: the cloud locks one for five minutes after five failures, and Terraform reads many
 * instances at once. Until a key has proved itself only one request with it is out; after any 401 no further one leaves.
 */
export class AuthenticationLatch {
  private readonly states = new Map<string, KeyState>();

  /** Sends one request with the key of that name, or fails locally. A wait for another request's proof ends with the signal. */
  public async run<T>(keyName: string, send: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const state = this.stateOf(keyName);
    while (!state.proven && !state.refusal && state.probe) await untilCancelled(state.probe, signal);
    throwIfCancelled(signal);
    if (state.refusal) throw nothingElseSent(state.refusal);
    if (state.proven) return this.observe(state, send);

    const probe = this.observe(state, send);
    state.probe = probe.then(() => undefined, () => undefined).finally(() => { state.probe = undefined; });
    return probe;
  }

  private async observe<T>(state: KeyState, send: () => Promise<T>): Promise<T> {
    try {
      const answer = await send();
      state.proven = true;
      return answer;
    } catch (error) {
      if (isDmsError(error, 'authentication')) state.refusal ??= error;
      // these come from behind the gateway, which lets nobody through unauthenticated
      if (isDmsError(error, 'permission', 'gone', 'busy')) state.proven = true;
      throw error;
    }
  }

  private stateOf(keyName: string): KeyState {
    const known = this.states.get(keyName);
    if (known) return known;
    const fresh: KeyState = { proven: false };
    this.states.set(keyName, fresh);
    return fresh;
  }
}

/** The latch of the process: every client without one of its own shares it. */
export const processLatch = new AuthenticationLatch();

function nothingElseSent(refusal: DmsError): DmsError {
  return new DmsError('authentication', `Nothing was sent, because an earlier request with this key was refused. ${refusal.explanation}`, refusal);
}
