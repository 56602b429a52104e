import { Attribute, Attributes, Block, Blocks, Nested, Presence, ProviderSchema, Type } from '../src/plugin-sdk';

const GROUPS: readonly (readonly [title: string, presences: readonly Presence[]])[] = [
  ['Required', ['required']],
  ['Optional', ['optional', 'optionalComputed']],
  ['Read-Only', ['computed']],
];

/** The Schema section of a documentation page, in the shape of Terraform's registry. */
export function schemaSection({ attributes, blocks = {} }: ProviderSchema): string {
  const groups = groupsOf([...attributeEntries(attributes), ...blockEntries(blocks)])
    .map(([title, members]) => `### ${title}\n\n${members}`);
  return ['## Schema', ...groups, ...nestedSections(attributes), ...blockSections(blocks)].join('\n\n');
}

/** What stands in a list of members: an attribute, or a block. */
interface Entry {
  readonly name: string;
  readonly presence: Presence;
  readonly line: string;
}

const attributeEntries = (attributes: Attributes): Entry[] =>
  Object.entries(attributes).map(([name, attribute]) =>
    ({ name, presence: attribute.presence, line: attributeLine(name, attribute) }),
  );

const blockEntries = (blocks: Blocks): Entry[] =>
  Object.entries(blocks).map(([name, block]) =>
    ({ name, presence: block.minItems ? 'required' : 'optional', line: blockLine(name, block) }),
  );

function groupsOf(entries: readonly Entry[]): (readonly [title: string, lines: string])[] {
  const byName = [...entries].sort((one, other) => (one.name < other.name ? -1 : 1));
  return GROUPS.map(([title, presences]) => {
    const lines = byName.filter(({ presence }) => presences.includes(presence)).map(({ line }) => line);
    return [title, lines.join('\n')] as const;
  }).filter(([, lines]) => lines !== '');
}

function attributeLine(name: string, { type, description, sensitive, deprecated }: Attribute): string {
  const traits = [typeName(type), ...(sensitive ? ['Sensitive'] : []), ...(deprecated ? ['Deprecated'] : [])];
  return memberLine(name, traits, { description, deprecated }, type.kind === 'nested' ? 'nestedatt' : undefined);
}

function blockLine(name: string, { description, deprecated, minItems, maxItems }: Block): string {
  const traits = ['Block List', ...(minItems ? [`Min: ${minItems}`] : []), ...(maxItems ? [`Max: ${maxItems}`] : []),
    ...(deprecated ? ['Deprecated'] : [])];
  return memberLine(name, traits, { description, deprecated }, 'nestedblock');
}

function memberLine(name: string, traits: readonly string[],
  { description, deprecated }: Pick<Attribute, 'description' | 'deprecated'>, anchor?: string): string {
  const below = anchor ? ` (see [below for nested schema](#${anchor}--${name}))` : '';
  return `- \`${name}\` (${traits.join(', ')}) ${description}${deprecated ? ` ${deprecated}` : ''}${below}`;
}

function nestedSections(attributes: Attributes): string[] {
  return Object.keys(attributes).sort().flatMap((name) => {
    const { type } = attributes[name];
    return type.kind === 'nested' ? [nestedSection('nestedatt', name, type.attributes)] : [];
  });
}

const blockSections = (blocks: Blocks): string[] =>
  Object.keys(blocks).sort().map((name) => nestedSection('nestedblock', name, blocks[name].attributes));

const nestedSection = (anchor: string, name: string, attributes: Attributes) =>
  [
    `<a id="${anchor}--${name}"></a>\n### Nested Schema for \`${name}\``,
    ...groupsOf(attributeEntries(attributes)).map(([title, lines]) => `${title}:\n\n${lines}`),
  ].join('\n\n');

const titleCase = (word: string) => word[0].toUpperCase() + word.slice(1);

function typeName(type: Type | Nested): string {
  switch (type.kind) {
    case 'nested':
      return type.nesting === 'single' ? 'Attributes' : `Attributes ${titleCase(type.nesting)}`;
    case 'list':
    case 'set':
    case 'map':
      return `${titleCase(type.kind)} of ${typeName(type.element)}`;
    case 'bool':
      return 'Boolean';
    case 'integer':
      return 'Number';
    default:
      return titleCase(type.kind);
  }
}
