import { PrivateState } from '../framework/resource';

/**
 * Private state travels as JSON; where there are no bytes, it is empty.
 * @throws TypeError when it is no object; the message never repeats it.
 */
export function decodePrivate(bytes: Uint8Array): PrivateState {
  if (bytes.length === 0) return {};
  const privateState = parseState(Buffer.from(bytes).toString('utf8'));
  if (typeof privateState !== 'object' || privateState === null || Array.isArray(privateState)) {
    throw new TypeError('the private state is not a JSON object');
  }
  return privateState as PrivateState;
}

/** Private state that another provider may have written, in whatever form; empty where it is no JSON object. */
export function decodeForeignPrivate(bytes: Uint8Array): PrivateState {
  try {
    return decodePrivate(bytes);
  } catch {
    return {};
  }
}

/** The bytes that {@link decodePrivate} reads. */
export function encodePrivate(privateState: PrivateState): Uint8Array {
  return Object.keys(privateState).length === 0 ? new Uint8Array() : Buffer.from(JSON.stringify(privateState));
}

/** What the engine says of malformed JSON quotes it, and private state may hold a secret. */
function parseState(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TypeError('the private state is not JSON');
  }
}
