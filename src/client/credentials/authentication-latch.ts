import { Credentials, keyName } from './credentials';
import { verdictOf } from './key-verdict';
import { DmsError, isDmsError } from '../errors/errors';
import { explainHeldBack } from '../errors/explanation';
import { throwIfCancelled, untilCancelled } from '../pacing/cancellation';

interface KeyState {
  proven: boolean;
  refusal?: DmsError;
  probe?: Promise<void>;
}

/** How one request goes through the latch. */
export interface LatchOptions<T> {
  /**
   * Ends a wait for another request's proof.
   * @default - the wait cannot be cancelled
   */
  readonly signal?: AbortSignal;
  /**
   * The way in that a refusal is judged by.
   * @default - that of the credentials
   */
  readonly kind?: Credentials['kind'];
  /** Whether an answer surely came from the cloud, which lets nobody through unauthenticated. */
  isProof(answer: T): boolean;
}

/**
 * Keeps a wrong secret from locking the key: the cloud locks one for five minutes after five failures, and Terraform
 * reads many instances at once. Until a key has proved itself, only one request with it is under way. After the cloud
 * refused the key, no further request with it leaves.
 */
export class AuthenticationLatch {
  private readonly states = new Map<string, KeyState>();

  /**
   * Sends one request with those credentials.
   * @throws DmsError of kind `authentication`, without sending anything, when the cloud refused them before.
   */
  public async run<T>(credentials: Credentials, send: () => Promise<T>, options: LatchOptions<T>): Promise<T> {
    const state = this.stateOf(keyName(credentials));
    while (!state.proven && !state.refusal && state.probe) await untilCancelled(state.probe, options.signal);
    throwIfCancelled(options.signal);
    if (state.refusal) throw heldBack(state.refusal);

    const answer = observe(state, credentials, send, options);
    if (!state.proven) {
      state.probe = answer.then(() => undefined, () => undefined).finally(() => {
        state.probe = undefined;
      });
    }
    return answer;
  }

  private stateOf(name: string): KeyState {
    const known = this.states.get(name);
    if (known) return known;
    const fresh: KeyState = { proven: false };
    this.states.set(name, fresh);
    return fresh;
  }
}

/** The latch of the process: every client without one of its own shares it. */
export const processLatch = new AuthenticationLatch();

async function observe<T>(state: KeyState, credentials: Credentials, send: () => Promise<T>,
  { isProof, kind = credentials.kind }: LatchOptions<T>): Promise<T> {
  try {
    const answer = await send();
    if (isProof(answer)) state.proven = true;
    return answer;
  } catch (error) {
    const verdict = isDmsError(error) ? verdictOf(error, kind) : 'none';
    // IAM says the same of a wrong password and of a project that the user may not enter.
    const isOfAnotherReason = credentials.kind === 'password' && state.proven;
    if (verdict === 'refused' && !isOfAnotherReason) state.refusal ??= error as DmsError;
    if (verdict === 'proven') state.proven = true;
    throw error;
  }
}

function heldBack(refusal: DmsError): DmsError {
  return new DmsError('authentication', explainHeldBack(refusal.explanation), refusal);
}
