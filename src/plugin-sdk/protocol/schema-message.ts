import { NestingMode, SchemaMessage, SchemaAttribute, SchemaObject, StringKind } from './messages';
import { Outgoing } from './protobuf';
import { Attribute, Attributes, Nested, Schema } from '../framework/schema';
import { isNested } from '../framework/schema-type';
import { typeText } from '../values/type-json';

/** A schema as Terraform wants to see it. */
export function schemaMessage(schema: Schema): Outgoing<typeof SchemaMessage> {
  return {
    version: schema.version ?? 0,
    block: {
      attributes: attributeMessages(schema.attributes),
      description: schema.description,
      descriptionKind: StringKind.markdown,
    },
  };
}

/** In alphabetical order, as Terraform's own tools list them. */
function attributeMessages(attributes: Attributes): Outgoing<typeof SchemaAttribute>[] {
  return Object.keys(attributes).sort().map((name) => attributeMessage(name, attributes[name]));
}

function attributeMessage(name: string, attribute: Attribute): Outgoing<typeof SchemaAttribute> {
  const { type, presence } = attribute;
  return {
    name,
    ...(isNested(type) ? { nestedType: nestedMessage(type) } : { type: Buffer.from(typeText(type)) }),
    description: attribute.description,
    descriptionKind: StringKind.markdown,
    required: presence === 'required',
    optional: presence === 'optional' || presence === 'optionalComputed',
    computed: presence === 'computed' || presence === 'optionalComputed',
    sensitive: attribute.sensitive ?? false,
    deprecated: attribute.deprecated !== undefined,
    deprecationMessage: attribute.deprecated,
  };
}

function nestedMessage({ attributes, nesting }: Nested): Buffer {
  return SchemaObject.encode({ attributes: attributeMessages(attributes), nesting: NestingMode[nesting] });
}
