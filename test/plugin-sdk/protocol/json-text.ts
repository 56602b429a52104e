import { Decimal } from '../../../src/plugin-sdk/values/decimal';
import { Type } from '../../../src/plugin-sdk/values/type';
import { typeToJson } from '../../../src/plugin-sdk/values/type-json';
import { DynamicValue, Value } from '../../../src/plugin-sdk/values/value';

/** A wholly known value as Terraform would write it in JSON, numbers digit by digit. */
export function jsonText(value: Value, type: Type): string {
  if (value === null) return 'null';
  if (typeof value === 'bigint' || value instanceof Decimal) return String(value);
  switch (type.kind) {
    case 'list':
    case 'set':
      return `[${(value as Value[]).map((element) => jsonText(element, type.element)).join()}]`;
    case 'tuple':
      return `[${(value as Value[]).map((element, at) => jsonText(element, type.elements[at])).join()}]`;
    case 'map':
      return recordText(value as Record<string, Value>, () => type.element);
    case 'object':
      return recordText(value as Record<string, Value>, (name) => type.attributes[name]);
    case 'dynamic':
      return dynamicText(value as unknown as DynamicValue);
    default:
      return JSON.stringify(value);
  }
}

function recordText(values: Record<string, Value>, typeOf: (key: string) => Type): string {
  return `{${Object.keys(values).map((key) => `${JSON.stringify(key)}: ${jsonText(values[key], typeOf(key))}`).join()}}`;
}

function dynamicText({ type, value }: DynamicValue): string {
  return `{"type": ${JSON.stringify(typeToJson(type))}, "value": ${jsonText(value, type)}}`;
}
