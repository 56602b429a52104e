import { NestingMode, SchemaAttribute, SchemaMessage, SchemaNestedBlock, SchemaObject, StringKind } from './messages';
import { Outgoing } from './protobuf';
import { Block, Blocks } from '../framework/block';
import { ProviderSchema } from '../framework/provider-schema';
import { Attribute, Attributes, Nested } from '../framework/schema';
import { isNested } from '../framework/schema-type';
import { typeText } from '../values/type-json';

/** A schema as Terraform wants to see it. */
export function schemaMessage(schema: ProviderSchema): Outgoing<typeof SchemaMessage> {
  return {
    version: schema.version ?? 0,
    block: {
      attributes: attributeMessages(schema.attributes),
      nestedBlocks: blockMessages(schema.blocks ?? {}),
      description: schema.description,
      descriptionKind: StringKind.markdown,
    },
  };
}

function blockMessages(blocks: Blocks): Outgoing<typeof SchemaNestedBlock>[] {
  return Object.keys(blocks).sort().map((name) => blockMessage(name, blocks[name]));
}

function blockMessage(typeName: string, block: Block): Outgoing<typeof SchemaNestedBlock> {
  const { attributes, description, deprecated, minItems, maxItems } = block;
  return {
    typeName,
    block: {
      attributes: attributeMessages(attributes),
      description,
      descriptionKind: StringKind.markdown,
      deprecated: deprecated !== undefined,
      deprecationMessage: deprecated,
    },
    nesting: NestingMode.list,
    minItems,
    maxItems,
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
