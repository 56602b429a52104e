import { Attribute, Attributes, Nested, Schema } from '../framework/schema';
import { record } from '../values/record';
import { list, map, object, ObjectType, set, Type } from '../values/type';

/** The type of the whole object that a schema describes. */
export function typeOfSchema(schema: Schema): ObjectType {
  return typeOfAttributes(schema.attributes);
}

export function typeOfAttributes(attributes: Attributes): ObjectType {
  return object(record(Object.entries(attributes).map(([name, attribute]) => [name, typeOfAttribute(attribute)] as const)));
}

export function typeOfAttribute({ type }: Attribute): Type {
  return isNested(type) ? collections[type.nesting](typeOfAttributes(type.attributes)) : type;
}

export function isNested(type: Type | Nested): type is Nested {
  return type.kind === 'nested';
}

const collections: Readonly<Record<Nested['nesting'], (element: ObjectType) => Type>> = { single: (element) => element, list, set, map };
