import { Attribute, Attributes, Nested, Schema, Type } from '../src/plugin-sdk';

const GROUPS = [
  ['Required', ({ presence }: Attribute) => presence === 'required'],
  ['Optional', ({ presence }: Attribute) => presence === 'optional' || presence === 'optionalComputed'],
  ['Read-Only', ({ presence }: Attribute) => presence === 'computed'],
] as const;

/** The Schema section of a documentation page, in the shape of Terraform's registry. */
export function schemaSection({ attributes }: Schema): string {
  const groups = groupsOf(attributes).map(([title, members]) => `### ${title}\n\n${members}`);
  return ['## Schema', ...groups, ...nestedSections(attributes)].join('\n\n');
}

function groupsOf(attributes: Attributes): (readonly [title: string, lines: string])[] {
  return GROUPS.map(([title, belongs]) => {
    const names = Object.keys(attributes).filter((name) => belongs(attributes[name])).sort();
    return [title, names.map((name) => line(name, attributes[name])).join('\n')] as const;
  }).filter(([, lines]) => lines !== '');
}

function line(name: string, { type, description, sensitive, deprecated }: Attribute): string {
  const traits = [typeName(type), ...(sensitive ? ['Sensitive'] : []), ...(deprecated ? ['Deprecated'] : [])];
  const below = type.kind === 'nested' ? ` (see [below for nested schema](#nestedatt--${name}))` : '';
  return `- \`${name}\` (${traits.join(', ')}) ${description}${deprecated ? ` ${deprecated}` : ''}${below}`;
}

function nestedSections(attributes: Attributes): string[] {
  return Object.keys(attributes).sort().flatMap((name) => {
    const { type } = attributes[name];
    return type.kind === 'nested' ? [nestedSection(name, type)] : [];
  });
}

const nestedSection = (name: string, nested: Nested) =>
  [
    `<a id="nestedatt--${name}"></a>\n### Nested Schema for \`${name}\``,
    ...groupsOf(nested.attributes).map(([title, lines]) => `${title}:\n\n${lines}`),
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
