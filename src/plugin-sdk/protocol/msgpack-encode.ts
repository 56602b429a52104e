import { MsgpackWriter } from './msgpack-writer';
import { ValueError, within } from './value-error';
import { Decimal, numberText, TerraformNumber } from '../values/decimal';
import { isRecord, member } from '../values/record';
import { Type } from '../values/type';
import { typeText } from '../values/type-json';
import { isUnknown } from '../values/unknown';
import { DynamicValue, Value } from '../values/value';

const UNKNOWN_CODE = 0;
const LEAST_INT64 = -(2n ** 63n);
const GREATEST_UINT64 = 2n ** 64n - 1n;

/**
 * Writes a value of the type: every attribute of an object, null where it is missing.
 * @throws ValueError when the value does not fit the type; it tells which attribute.
 */
export function encodeMsgpack(value: Value | undefined, type: Type): Buffer {
  const writer = new MsgpackWriter();
  encode(writer, value, type);
  return writer.finish();
}

function encode(writer: MsgpackWriter, value: Value | undefined, type: Type): void {
  if (value === null || value === undefined) return writer.nil();
  if (isUnknown(value)) return writer.extension(UNKNOWN_CODE);
  switch (type.kind) {
    case 'string':
      return writer.string(fitting(value, isText, 'a text'));
    case 'bool':
      return writer.bool(fitting(value, isBool, 'true or false'));
    case 'number':
    case 'integer':
      return encodeNumber(writer, fitting(value, isNumber, 'a number'));
    case 'dynamic':
      return encodeDynamic(writer, fitting(value as unknown, isDynamic, 'a value with its type'));
    case 'list':
      return encodeElements(writer, fitting(value, isList, 'a list'), () => type.element);
    case 'set':
      return encodeSet(writer, fitting(value, isList, 'a set'), type.element);
    case 'tuple':
      return encodeElements(writer, fitting(value, isListOf(type.elements.length), `${type.elements.length} elements`),
        (at) => type.elements[at]);
    case 'map':
      return encodeMap(writer, fitting(value, isRecordOfValues, 'a map'), type.element);
    case 'object':
      return encodeObject(writer, fitting(value, isRecordOfValues, 'an object'), type.attributes);
  }
}

/** Integers as such, everything else as decimal text: a float would make 0.1 a different number. */
function encodeNumber(writer: MsgpackWriter, value: TerraformNumber): void {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return writer.int(value);
  if (typeof value === 'bigint' && value >= LEAST_INT64 && value <= GREATEST_UINT64) return writer.int(value);
  return writer.string(numberText(value));
}

function encodeDynamic(writer: MsgpackWriter, { type, value }: DynamicValue): void {
  writer.array(2);
  writer.binary(Buffer.from(typeText(type)));
  encode(writer, value, type);
}

function encodeElements(writer: MsgpackWriter, values: readonly Value[], typeAt: (index: number) => Type): void {
  writer.array(values.length);
  values.forEach((value, index) => within({ index }, () => encode(writer, value, typeAt(index))));
}

function encodeSet(writer: MsgpackWriter, values: readonly Value[], element: Type): void {
  writer.array(values.length);
  for (const value of values) encode(writer, value, element);
}

function encodeMap(writer: MsgpackWriter, values: Record<string, Value>, element: Type): void {
  const keys = Object.keys(values);
  writer.map(keys.length);
  for (const key of keys) {
    writer.string(key);
    within({ key }, () => encode(writer, values[key], element));
  }
}

function encodeObject(writer: MsgpackWriter, values: Record<string, Value>,
  attributes: Readonly<Record<string, Type>>): void {
  const unexpected = Object.keys(values).find((name) => !Object.hasOwn(attributes, name));
  if (unexpected !== undefined) throw new ValueError('is not an attribute of the schema', [{ attribute: unexpected }]);
  const names = Object.keys(attributes);
  writer.map(names.length);
  for (const name of names) {
    writer.string(name);
    within({ attribute: name }, () => encode(writer, member(values, name), attributes[name]));
  }
}

function fitting<T>(value: unknown, fits: (value: unknown) => value is T, expected: string): T {
  if (!fits(value)) throw new ValueError(`a value of another kind where ${expected} was expected`);
  return value;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isBool = (value: unknown): value is boolean => typeof value === 'boolean';
const isList = (value: unknown): value is readonly Value[] => Array.isArray(value);
const isListOf = (length: number) => (value: unknown): value is readonly Value[] =>
  isList(value) && value.length === length;
const isRecordOfValues = (value: unknown): value is Record<string, Value> => isRecord(value);
const isDynamic = (value: unknown): value is DynamicValue => isRecord(value) && isRecord(value.type);

function isNumber(value: unknown): value is TerraformNumber {
  return typeof value === 'bigint' || value instanceof Decimal || (typeof value === 'number' && Number.isFinite(value));
}
