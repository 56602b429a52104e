import { wrongSchemas } from './texts';
import { Type } from '../../values/type';
import { Block } from '../block';
import { Provider } from '../provider';
import { ProviderSchema } from '../provider-schema';
import { Attribute, Attributes, Schema } from '../schema';
import { isNested, schemaType } from '../schema-type';

const THE_PROVIDER = 'the provider configuration';

type Owner = 'provider' | 'resource' | 'data source' | 'action';

const NAME = /^[a-z][a-z0-9_]*$/;

/** What Terraform itself reads in a block, so that an attribute of the name could never be set. */
const reserved: Readonly<Record<Owner, readonly string[]>> = {
  'provider': ['alias', 'count', 'depends_on', 'for_each', 'lifecycle', 'locals', 'source', 'version'],
  'resource': ['connection', 'count', 'depends_on', 'for_each', 'lifecycle', 'provider', 'provisioner'],
  'data source': ['count', 'depends_on', 'for_each', 'lifecycle', 'provider'],
  // The arguments of an action stand in a block of their own.
  'action': [],
};

/**
 * Looks for what no schema may say, before Terraform sees it: it would refuse the whole provider, or the option would
 * do nothing.
 * @throws Error that names every such place.
 */
export function checkSchemas(provider: Provider<any, any>): void {
  const found = [
    ...problemsOf('provider', THE_PROVIDER, provider.schema.attributes),
    ...blockProblems(provider.schema),
    ...Object.entries(provider.resources).flatMap(([name, { schema }]) =>
      definitionProblems('resource', name, schema),
    ),
    ...Object.entries(provider.dataSources).flatMap(([name, { schema }]) =>
      definitionProblems('data source', name, schema),
    ),
    ...Object.entries(provider.actions ?? {}).flatMap(([name, { schema }]) =>
      definitionProblems('action', name, schema),
    ),
  ];
  if (found.length > 0) throw new Error(wrongSchemas(found));
}

function definitionProblems(owner: Owner, typeName: string, schema: Schema): string[] {
  const misnamed = NAME.test(typeName) ? [] : [`${owner} ${typeName}: ${wrongName}`];
  const withBlocks = 'blocks' in schema ? [`${owner} ${typeName}: only a provider has blocks`] : [];
  return [...misnamed, ...withBlocks, ...problemsOf(owner, `${owner} ${typeName}`, schema.attributes)];
}

function problemsOf(owner: Owner, place: string, attributes: Attributes): string[] {
  const taken = Object.keys(attributes).filter((name) => reserved[owner].includes(name));
  return [
    ...taken.map((name) => `${place}, attribute \`${name}\`: the name is reserved by Terraform`),
    ...memberProblems(owner, `${place}, attribute `, '', attributes),
  ];
}

function blockProblems({ attributes, blocks = {} }: ProviderSchema): string[] {
  return Object.entries(blocks).flatMap(([name, block]) => [
    ...blockRules.filter(({ broken }) => broken(block, name, attributes)).map(({ problem }) =>
      `${THE_PROVIDER}, block \`${name}\`: ${problem}`,
    ),
    ...memberProblems('provider', `${THE_PROVIDER}, attribute `, `${name}.`, block.attributes),
  ]);
}

function memberProblems(owner: Owner, place: string, prefix: string, attributes: Attributes): string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => [
    ...rules.filter(({ broken }) => broken(attribute, owner, name)).map(({ problem }) =>
      `${place}\`${prefix}${name}\`: ${problem}`,
    ),
    ...(isNested(attribute.type) ? memberProblems(owner, place, `${prefix}${name}.`, attribute.type.attributes) : []),
  ]);
}

const wrongName = 'a name consists of small letters, digits and underscores, and begins with a letter';
const collections: readonly string[] = ['list', 'set', 'map'];

interface Rule {
  readonly problem: string;
  readonly broken: (attribute: Attribute, owner: Owner, name: string) => boolean;
}

const rules: readonly Rule[] = [
  { problem: wrongName, broken: (_, __, name) => !NAME.test(name) },
  {
    problem: 'what only the provider computes has no place in its configuration',
    broken: ({ presence }, owner) => owner === 'provider' && presence === 'computed',
  },
  {
    problem: 'an action has neither a state nor a result, so that nothing of it is computed',
    broken: ({ presence }, owner) => owner === 'action' && (presence === 'computed' || presence === 'optionalComputed'),
  },
  {
    problem: '`replaces` and `keepsPrior` mean something in resources only',
    broken: ({ replaces, keepsPrior }, owner) => owner !== 'resource' && (replaces === true || keepsPrior === true),
  },
  {
    problem: '`replaces` is for what can be configured, and this is only computed',
    broken: ({ presence, replaces }) => presence === 'computed' && replaces === true,
  },
  {
    problem: '`keepsPrior` is for what can be computed, and this is only configured',
    broken: ({ presence, keepsPrior }) => keepsPrior === true && (presence === 'required' || presence === 'optional'),
  },
  {
    problem: 'checks are for what can be configured, and this is only computed',
    broken: ({ presence, checks, elementChecks }) =>
      presence === 'computed' && (checks !== undefined || elementChecks !== undefined),
  },
  {
    problem: '`elementChecks` are for lists, sets and maps',
    broken: ({ type, elementChecks }) => elementChecks !== undefined && !isCollection(type),
  },
  {
    problem: 'objects of a set cannot hold what is of dynamic type',
    broken: ({ type }) => isNested(type) && type.nesting === 'set' && isPartlyDynamic(schemaType(type.attributes)),
  },
];

interface BlockRule {
  readonly problem: string;
  readonly broken: (block: Block, name: string, attributes: Attributes) => boolean;
}

const blockRules: readonly BlockRule[] = [
  { problem: wrongName, broken: (_, name) => !NAME.test(name) },
  {
    problem: 'the name is reserved by Terraform',
    broken: (_, name) => name === 'dynamic' || reserved.provider.includes(name),
  },
  { problem: 'an attribute has the same name', broken: (_, name, attributes) => Object.hasOwn(attributes, name) },
  {
    problem: '`minItems` is a whole number from 0, `maxItems` one from 1, and not the smaller one',
    broken: ({ minItems = 0, maxItems = Math.max(1, minItems) }) => !isCount(minItems) || !isCount(maxItems)
      || maxItems < 1 || maxItems < minItems,
  },
  {
    // Terraform would send such blocks as a tuple, with its type.
    problem: 'a block cannot hold what is of dynamic type',
    broken: ({ attributes }) => isPartlyDynamic(schemaType(attributes)),
  },
];

const isCount = (number: number) => Number.isSafeInteger(number) && number >= 0;

function isCollection(type: Attribute['type']): boolean {
  return collections.includes(isNested(type) ? type.nesting : type.kind);
}

function isPartlyDynamic(type: Type): boolean {
  switch (type.kind) {
    case 'dynamic':
      return true;
    case 'list':
    case 'set':
    case 'map':
      return isPartlyDynamic(type.element);
    case 'object':
      return Object.values(type.attributes).some(isPartlyDynamic);
    case 'tuple':
      return type.elements.some(isPartlyDynamic);
    default:
      return false;
  }
}
