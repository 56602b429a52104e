import { ValueError, within } from './value-error';
import { Decimal } from '../values/decimal';
import { isRecord, member, record } from '../values/record';
import { Type } from '../values/type';
import { typeFromJson } from '../values/type-json';
import { DynamicValue, TerraformNumber, Value } from '../values/value';

/**
 * Turns what `parseExactJson` gave into a value of the type. Attributes the type does not know are left out, missing ones are null.
 * @throws ValueError when it is no such value; it tells which attribute.
 */
export function valueFromJson(json: unknown, type: Type): Value {
  if (json === null || json === undefined) return null;
  switch (type.kind) {
    case 'string': return typeof json === 'string' ? json : fail(json, 'a text');
    case 'bool': return typeof json === 'boolean' ? json : fail(json, 'true or false');
    case 'number': case 'integer': return isNumber(json) ? json : fail(json, 'a number');
    case 'dynamic': return isRecord(json) ? dynamicFromJson(json) : fail(json, 'a value with its type');
    case 'list': return array(json).map((element, index) => within({ index }, () => valueFromJson(element, type.element)));
    case 'set': return array(json).map((element) => valueFromJson(element, type.element));
    case 'tuple': return tupleFromJson(array(json), type.elements);
    case 'map': return mapFromJson(object(json), type.element);
    case 'object': return objectFromJson(object(json), type.attributes);
  }
}

function mapFromJson(json: Record<string, unknown>, element: Type): Value {
  return record(Object.entries(json).map(([key, value]) => [key, within({ key }, () => valueFromJson(value, element))] as const));
}

function objectFromJson(json: Record<string, unknown>, attributes: Readonly<Record<string, Type>>): Value {
  return record(Object.entries(attributes).map(([name, type]) => {
    return [name, within({ attribute: name }, () => valueFromJson(member(json, name), type))] as const;
  }));
}

function tupleFromJson(json: readonly unknown[], types: readonly Type[]): Value {
  if (json.length !== types.length) throw new ValueError(`${json.length} elements where ${types.length} were expected`);
  return json.map((element, index) => within({ index }, () => valueFromJson(element, types[index])));
}

function dynamicFromJson(json: Record<string, unknown>): Value {
  const type = parseType(json.type);
  const dynamic: DynamicValue = { type, value: valueFromJson(json.value, type) };
  return dynamic as unknown as Value;
}

function parseType(json: unknown): Type {
  try {
    return typeFromJson(json);
  } catch {
    throw new ValueError('the type of a dynamic value is malformed');
  }
}

function array(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : fail(json, 'a list');
}

function object(json: unknown): Record<string, unknown> {
  return isRecord(json) ? json : fail(json, 'an object');
}

function isNumber(json: unknown): json is TerraformNumber {
  return typeof json === 'number' || typeof json === 'bigint' || json instanceof Decimal;
}

function fail(json: unknown, expected: string): never {
  const found = Array.isArray(json) ? 'a list' : isNumber(json) ? 'a number' : `a JSON ${typeof json}`;
  throw new ValueError(`${found} where ${expected} was expected`);
}
