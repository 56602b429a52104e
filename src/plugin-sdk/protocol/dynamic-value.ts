import { parseExactJson } from './exact-json';
import { DynamicValueMessage } from './messages';
import { decodeMsgpack } from './msgpack-decode';
import { encodeMsgpack } from './msgpack-encode';
import { Incoming, Outgoing } from './protobuf';
import { ValueError } from './value-error';
import { ObjectValue } from '../framework/requests';
import { conform } from '../values/conform';
import { fromRaw } from '../values/raw';
import { ObjectType } from '../values/type';

/**
 * Reads a configuration, plan or state, in whichever of the two encodings it came; a message that is absent or empty is
 * null.
 * @throws ValueError when it does not fit the type.
 */
export function decodeObject(message: Incoming<typeof DynamicValueMessage> | undefined, type: ObjectType): ObjectValue {
  if (message && message.msgpack.length > 0) return decodeMsgpack(message.msgpack, type) as ObjectValue;
  if (message && message.json.length > 0) return decodeJson(message.json, type);
  return null;
}

/**
 * Writes a plan or state, in msgpack.
 * @throws ValueError when it does not fit the type.
 */
export function encodeObject(value: ObjectValue, type: ObjectType): Outgoing<typeof DynamicValueMessage> {
  return { msgpack: encodeMsgpack(value, type) };
}

function decodeJson(json: Uint8Array, type: ObjectType): ObjectValue {
  const raw = parseExactJson(Buffer.from(json).toString('utf8'));
  const { value, errors } = conform(type, fromRaw(type, raw), { unknowns: false });
  for (const { problem, path } of errors) throw new ValueError(problem, path);
  return value as ObjectValue;
}
