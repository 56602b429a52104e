import { endOfSpelled } from './spellings';
import { Path } from '../../values/path';
import { isRecord, member } from '../../values/record';
import { Attribute, Attributes } from '../schema';
import { isNested } from '../schema-type';

/** A shorter text would be found inside ordinary words, and a diagnostic full of holes helps nobody. */
const SHORTEST_SECRET = 4;

/** The texts which the sensitive attributes of a configuration, plan or state hold. */
export function secretsIn(attributes: Attributes, values: unknown): string[] {
  if (!isRecord(values)) return [];
  return Object.entries(attributes).flatMap(([name, attribute]) => secretsOf(attribute, member(values, name)));
}

/** Whether a path leads to a sensitive attribute, or into one. */
export function isSecret(attributes: Attributes, path: Path): boolean {
  const [first, ...rest] = path;
  if (first === undefined) return false;
  if (!('attribute' in first)) return isSecret(attributes, rest);
  const attribute = member(attributes, first.attribute);
  if (attribute === undefined || attribute.sensitive) return attribute !== undefined;
  return isNested(attribute.type) && isSecret(attribute.type.attributes, rest);
}

/**
 * The text without the secrets that slipped into it, also where they are quoted as JSON or Go do it, or
 * percent-encoded.
 */
export function withSecretsMasked(text: string, secrets: readonly string[]): string {
  if (secrets.length === 0) return text;
  const longestFirst = [...new Set(secrets)].sort((a, b) => b.length - a.length);
  let [clean, at] = ['', 0];
  while (at < text.length) {
    const end = firstOf(longestFirst, (secret) => endOfSpelled(secret, text, at));
    clean += end === undefined ? text[at] : '(sensitive value)';
    at = end ?? at + 1;
  }
  return clean;
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function secretsOf(attribute: Attribute, value: unknown): string[] {
  if (attribute.sensitive) return textsIn(value);
  if (!isNested(attribute.type)) return [];
  const { attributes, nesting } = attribute.type;
  if (nesting === 'single') return secretsIn(attributes, value);
  const elements = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [];
  return elements.flatMap((element) => secretsIn(attributes, element));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= SHORTEST_SECRET ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}
