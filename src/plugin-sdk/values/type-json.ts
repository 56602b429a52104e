import { isRecord, record } from './record';
import { bool, dynamic, list, map, number, object, set, string, tuple, Type } from './type';

const primitives: Readonly<Record<string, Type>> = record(Object.entries({ string, bool, number, dynamic }));
const collections: Readonly<Record<string, (element: Type) => Type>> = record(Object.entries({ list, set, map }));

/** A type in Terraform's JSON notation: `"string"`, `["list","number"]`, `["object",{"a":"bool"}]`. */
export function typeToJson(type: Type): unknown {
  switch (type.kind) {
    case 'integer':
      return 'number';
    case 'list':
    case 'set':
    case 'map':
      return [type.kind, typeToJson(type.element)];
    case 'tuple':
      return [type.kind, type.elements.map(typeToJson)];
    case 'object':
      return [type.kind,
        record(sortedAttributes(type.attributes).map(([name, member]) => [name, typeToJson(member)] as const))];
    default:
      return type.kind;
  }
}

/**
 * Reads Terraform's JSON notation of a type.
 * @throws TypeError when it is none.
 */
export function typeFromJson(json: unknown): Type {
  if (typeof json === 'string' && primitives[json]) return primitives[json];
  if (Array.isArray(json)) {
    const [kind, inner] = json as unknown[];
    if (typeof kind === 'string' && collections[kind] && inner !== undefined) {
      return collections[kind](typeFromJson(inner));
    }
    if (kind === 'tuple' && Array.isArray(inner)) return tuple(inner.map(typeFromJson));
    if (kind === 'object' && isRecord(inner)) {
      return object(record(Object.entries(inner).map(([name, member]) => [name, typeFromJson(member)] as const)));
    }
  }
  throw new TypeError(`${JSON.stringify(json)} is not a Terraform type`);
}

/** One text for one type, to compare types by. */
export const typeText = (type: Type): string => JSON.stringify(typeToJson(type));

function sortedAttributes(attributes: Readonly<Record<string, Type>>): [string, Type][] {
  return Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
}
