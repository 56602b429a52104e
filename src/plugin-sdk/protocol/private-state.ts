import { PrivateState } from '../framework/resource';

/**
 * The private notes of a provider travel as JSON; no bytes are no notes.
 * @throws TypeError when they are no object; it never repeats them.
 */
export function decodePrivate(bytes: Uint8Array): PrivateState {
  if (bytes.length === 0) return {};
  const notes = parseNotes(Buffer.from(bytes).toString('utf8'));
  if (typeof notes !== 'object' || notes === null || Array.isArray(notes)) {
    throw new TypeError('the private state is not a JSON object');
  }
  return notes as PrivateState;
}

/** The bytes that {@link decodePrivate} reads. */
export function encodePrivate(notes: PrivateState): Uint8Array {
  return Object.keys(notes).length === 0 ? new Uint8Array() : Buffer.from(JSON.stringify(notes));
}

/** What the engine says of malformed JSON quotes it, and notes may be secret. */
function parseNotes(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TypeError('the private state is not JSON');
  }
}
