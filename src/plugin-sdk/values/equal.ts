import { numberText, TerraformNumber } from './decimal';
import { Type } from './type';
import { typeText } from './type-json';
import { isUnknown, isWhollyKnown } from './unknown';
import { DynamicValue, Value } from './value';

/**
 * Whether two values of a type are the same to Terraform: numbers exactly, sets without regard to order and duplicates,
 * texts after Unicode normalisation. What is unknown equals only what is unknown.
 */
export function equal(type: Type, a: Value | undefined, b: Value | undefined): boolean {
  return a === b || identityText(type, a) === identityText(type, b);
}

/** One text for one value: equal values of a type have equal texts. */
export function identityText(type: Type, value: Value | undefined): string {
  if (value === null || value === undefined) return 'null';
  if (isUnknown(value)) return '?';
  switch (type.kind) {
    case 'string':
      return quoted(value as string);
    case 'bool':
      return String(value);
    case 'number':
    case 'integer':
      return numberText(value as TerraformNumber);
    case 'dynamic':
      return dynamicText(value as DynamicValue);
    case 'list':
      return `[${(value as readonly Value[]).map((element) => identityText(type.element, element)).join()}]`;
    case 'tuple':
      return `[${(value as readonly Value[]).map((element, at) => identityText(type.elements[at], element)).join()}]`;
    case 'set':
      return setText(type.element, value as readonly Value[]);
    case 'map':
      return recordText(value as Record<string, Value>, () => type.element);
    case 'object':
      return recordText(value as Record<string, Value>, (name) => type.attributes[name]);
  }
}

// Terraform compares texts in normal form C and sends them so.
const quoted = (text: string) => JSON.stringify(text.normalize('NFC'));

const dynamicText = ({ type, value }: DynamicValue) => `${typeText(type)}:${identityText(type, value)}`;

function setText(element: Type, values: readonly Value[]): string {
  const texts = values
    .map((value) => ({ text: identityText(element, value), known: isWhollyKnown(value) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
  // Two unknown elements may become two different ones, so only known ones are the same element.
  const distinct = texts.filter(({ text, known }, at) => !known || at === 0 || texts[at - 1].text !== text);
  return `{${distinct.map(({ text }) => text).join()}}`;
}

function recordText(values: Record<string, Value>, typeOf: (key: string) => Type): string {
  const members = Object.keys(values).map((key) => `${quoted(key)}:${identityText(typeOf(key), values[key])}`);
  return `{${members.sort().join()}}`;
}
