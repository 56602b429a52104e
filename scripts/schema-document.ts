import { Attribute, Attributes, Block, Nested, ProviderSchema, Schema, typeToJson } from '../src/plugin-sdk';

/** What of a provider its documentation, its bindings and `terraform providers schema -json` are made from. */
export interface ProviderSchemas {
  readonly schema: ProviderSchema;
  readonly resources: Readonly<Record<string, { readonly schema: Schema }>>;
  readonly dataSources: Readonly<Record<string, { readonly schema: Schema }>>;
  readonly actions?: Readonly<Record<string, { readonly schema: Schema }>>;
}

/** The document that `terraform providers schema -json` prints for this one provider. */
export function schemaDocument(source: string, provider: ProviderSchemas) {
  return {
    format_version: '1.0',
    provider_schemas: {
      [source]: {
        provider: schemaJson(provider.schema),
        resource_schemas: mapValues(provider.resources, ({ schema }) => schemaJson(schema)),
        data_source_schemas: mapValues(provider.dataSources, ({ schema }) => schemaJson(schema)),
      },
    },
  };
}

function schemaJson(schema: ProviderSchema) {
  return {
    version: schema.version ?? 0,
    block: {
      attributes: attributesJson(schema.attributes),
      ...(schema.blocks && { block_types: mapValues(schema.blocks, blockJson) }),
      description: schema.description,
      description_kind: 'markdown',
    },
  };
}

const attributesJson = (attributes: Attributes): Record<string, object> => mapValues(attributes, attributeJson);

function attributeJson({ type, presence, description, sensitive, deprecated }: Attribute): object {
  return {
    ...(type.kind === 'nested' ? { nested_type: nestedJson(type) } : { type: typeToJson(type) }),
    description,
    description_kind: 'markdown',
    ...(presence === 'required' && { required: true }),
    ...((presence === 'optional' || presence === 'optionalComputed') && { optional: true }),
    ...((presence === 'computed' || presence === 'optionalComputed') && { computed: true }),
    ...(sensitive && { sensitive }),
    ...(deprecated && { deprecated: true }),
  };
}

const nestedJson = ({ attributes, nesting }: Nested): object => ({
  attributes: attributesJson(attributes),
  nesting_mode: nesting,
});

const blockJson = ({ attributes, description, deprecated, minItems, maxItems }: Block): object => ({
  nesting_mode: 'list',
  block: {
    attributes: attributesJson(attributes),
    description,
    description_kind: 'markdown',
    ...(deprecated && { deprecated: true }),
  },
  ...(minItems && { min_items: minItems }),
  ...(maxItems && { max_items: maxItems }),
});

function mapValues<V, R>(record: Readonly<Record<string, V>>, change: (value: V) => R): Record<string, R> {
  return Object.fromEntries(Object.keys(record).sort().map((key) => [key, change(record[key])]));
}
