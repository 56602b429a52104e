import { Decimal, numberText, terraformNumber, TerraformNumber } from './decimal';
import { isRecord, member, record } from './record';
import { Type } from './type';
import { typeFromJson } from './type-json';

/**
 * What a state file holds in JSON, in the shape of a value of the type: attributes the type does not have are dropped,
 * texts, numbers and booleans that stand for each other are converted. What does not fit is left as it is, for
 * `conform` to report.
 */
export function fromRaw(type: Type, raw: unknown): unknown {
  if (raw === null || raw === undefined) return null;
  switch (type.kind) {
    case 'string':
      return textOf(raw);
    case 'bool':
      return raw === 'true' ? true : raw === 'false' ? false : raw;
    case 'number':
    case 'integer':
      return typeof raw === 'string' ? numberOf(raw) : raw;
    case 'dynamic':
      return dynamicOf(raw);
    case 'list':
    case 'set':
      return Array.isArray(raw) ? raw.map((element) => fromRaw(type.element, element)) : raw;
    case 'tuple':
      return Array.isArray(raw) && raw.length === type.elements.length
        ? type.elements.map((element, at) => fromRaw(element, raw[at])) : raw;
    case 'map':
      return isRecord(raw)
        ? record(Object.entries(raw).map(([key, element]) => [key, fromRaw(type.element, element)] as const)) : raw;
    case 'object':
      return isRecord(raw)
        ? record(
          Object.entries(type.attributes).map(([name, inner]) => [name, fromRaw(inner, member(raw, name))] as const),
        )
        : raw;
  }
}

function textOf(raw: unknown): unknown {
  const isNumber = typeof raw === 'number' || typeof raw === 'bigint' || raw instanceof Decimal;
  return isNumber ? numberText(raw as TerraformNumber) : typeof raw === 'boolean' ? String(raw) : raw;
}

function numberOf(text: string): unknown {
  try {
    return terraformNumber(text);
  } catch {
    return text;
  }
}

function dynamicOf(raw: unknown): unknown {
  if (!isRecord(raw) || !('type' in raw)) return raw;
  try {
    const type = typeFromJson(raw.type);
    return { type, value: fromRaw(type, raw.value) };
  } catch {
    return raw;
  }
}
