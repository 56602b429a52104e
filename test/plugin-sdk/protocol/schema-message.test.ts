import { listBlock } from '../../../src/plugin-sdk/framework/block';
import { ProviderSchema } from '../../../src/plugin-sdk/framework/provider-schema';
import {
  computed,
  nestedMap,
  nestedObject,
  optional,
  optionalComputed,
  required,
} from '../../../src/plugin-sdk/framework/schema';
import { SchemaMessage as SchemaMessage, SchemaObject } from '../../../src/plugin-sdk/protocol/messages';
import { schemaMessage } from '../../../src/plugin-sdk/protocol/schema-message';
import { bool, dynamic, integer, list, map, object, set, string, tuple } from '../../../src/plugin-sdk/values/type';

const schema: ProviderSchema = {
  version: 3,
  description: 'A thing',
  attributes: {
    name: required(string, { description: 'Its name', sensitive: true }),
    size: optional(integer, { description: 'Its size', deprecated: 'Use `width`.' }),
    width: optionalComputed(map(list(bool)), { description: 'Its width' }),
    parts: computed(nestedMap({ id: computed(set(string), { description: 'Id' }) }), { description: 'Its parts' }),
    timeouts: optional(nestedObject({ create: optional(dynamic, { description: 'Create' }) }), {
      description: 'Timeouts',
    }),
    pair: optional(tuple([string, object({ b: bool, a: bool })]), { description: 'A pair' }),
  },
  blocks: {
    role: listBlock({
      pin: optional(string, { description: 'Secret', sensitive: true }),
      agency: required(string, { description: 'Its agency' }),
    }, { description: 'Who acts', minItems: 1 }),
    hall: listBlock({}, { description: 'Where', deprecated: 'Go elsewhere.', maxItems: 1 }),
  },
};

/** The schema after it has travelled. */
function received() {
  const message = SchemaMessage.decode(SchemaMessage.encode(schemaMessage(schema)));
  const attributes = new Map(message.block!.attributes.map((attribute) => [attribute.name, attribute]));
  return { message, attributes };
}

test('the block carries the description as markdown, and the schema its version', () => {
  const { message } = received();
  expect(message).toMatchObject({ version: 3, block: { description: 'A thing', descriptionKind: 1 } });
});

test.each([
  ['name', '"string"', {
    required: true,
    optional: false,
    computed: false,
    sensitive: true,
    description: 'Its name',
    descriptionKind: 1,
  }],
  ['size', '"number"', {
    required: false,
    optional: true,
    computed: false,
    deprecated: true,
    deprecationMessage: 'Use `width`.',
  }],
  ['width', '["map",["list","bool"]]', {
    required: false,
    optional: true,
    computed: true,
    sensitive: false,
    deprecated: false,
  }],
  ['pair', '["tuple",["string",["object",{"a":"bool","b":"bool"}]]]', { optional: true }],
])('attribute %s has type %s', (name, type, expected) => {
  const attribute = received().attributes.get(name)!;
  expect(attribute).toMatchObject(expected);
  expect(Buffer.from(attribute.type).toString()).toBe(type);
  expect(attribute.nestedType).toHaveLength(0);
});

test.each([['parts', 4, 'id', '["set","string"]'], ['timeouts', 1, 'create', '"dynamic"']])(
  'attribute %s nests attributes of its own',
  (name, nesting, member, type) => {
    const attribute = received().attributes.get(name)!;
    expect(attribute.type).toHaveLength(0);
    const nested = SchemaObject.decode(attribute.nestedType);
    expect(nested).toMatchObject({ nesting, attributes: [{ name: member }] });
    expect(Buffer.from(nested.attributes[0].type).toString()).toBe(type);
  },
);

test('blocks are listed by name, with their attributes, and how many of them there may be', () => {
  expect(received().message.block!.nestedBlocks).toMatchObject([
    {
      typeName: 'hall',
      nesting: 2,
      minItems: 0,
      maxItems: 1,
      block: { description: 'Where', descriptionKind: 1, deprecated: true, deprecationMessage: 'Go elsewhere.' },
    },
    {
      typeName: 'role',
      nesting: 2,
      minItems: 1,
      maxItems: 0,
      block: {
        description: 'Who acts',
        deprecated: false,
        attributes: [
          { name: 'agency', required: true, sensitive: false },
          { name: 'pin', optional: true, sensitive: true },
        ],
      },
    },
  ]);
});
