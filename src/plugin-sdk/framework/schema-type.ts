import { Attribute, Attributes, Nested } from './schema';
import { record } from '../values/record';
import { list, map, object, ObjectType, set, Type } from '../values/type';

/** The type of what the attributes of a schema hold together. */
export function schemaType(attributes: Attributes): ObjectType {
  return object(
    record(Object.entries(attributes).map(([name, attribute]) => [name, attributeType(attribute)] as const)),
  );
}

/** The type of what an attribute holds. */
export function attributeType(attribute: Attribute): Type {
  if (!isNested(attribute.type)) return attribute.type;
  const members = schemaType(attribute.type.attributes);
  switch (attribute.type.nesting) {
    case 'single':
      return members;
    case 'list':
      return list(members);
    case 'set':
      return set(members);
    case 'map':
      return map(members);
  }
}

/** Whether an attribute holds an object, or objects, whose members are attributes themselves. */
export function isNested(type: Type | Nested): type is Nested {
  return type.kind === 'nested';
}
