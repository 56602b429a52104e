import {
  computed,
  nestedMap,
  nestedObject,
  optional,
  optionalComputed,
  required,
  Schema,
} from '../../../src/plugin-sdk/framework/schema';
import { SchemaMessage as SchemaMessage, SchemaObject } from '../../../src/plugin-sdk/protocol/messages';
import { schemaMessage } from '../../../src/plugin-sdk/protocol/schema-message';
import { bool, dynamic, integer, list, map, object, set, string, tuple } from '../../../src/plugin-sdk/values/type';

const schema: Schema = {
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
