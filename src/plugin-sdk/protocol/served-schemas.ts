import { GetMetadata, GetProviderSchema } from './messages';
import { Outgoing } from './protobuf';
import { schemaMessage } from './schema-message';
import { notThere } from './texts';
import { configurationAttributes } from '../framework/provider-schema';
import { Schemas } from '../framework/requests';
import { Schema } from '../framework/schema';
import { schemaType } from '../framework/schema-type';
import { ObjectType } from '../values/type';

const serverCapabilities = { planDestroy: true, getProviderSchemaOptional: true, moveResourceState: true };

/** The schemas of a provider as Terraform sees them, and the types of what they describe. */
export class ServedSchemas {
  private readonly types = new Map<Schema, ObjectType>();

  constructor(private readonly schemas: Schemas) {}

  public message(): Outgoing<typeof GetProviderSchema.response> {
    return {
      provider: schemaMessage(this.schemas.provider),
      resourceSchemas: messages(this.schemas.resources),
      dataSourceSchemas: messages(this.schemas.dataSources),
      actionSchemas: new Map([...messages(this.schemas.actions)].map(([name, schema]) => [name, { schema }])),
      serverCapabilities,
    };
  }

  /** The names without the schemas. */
  public metadata(): Outgoing<typeof GetMetadata.response> {
    const { resources, dataSources, actions } = this.schemas;
    return {
      resources: names(resources),
      dataSources: names(dataSources),
      actions: names(actions),
      serverCapabilities,
    };
  }

  public providerType(): ObjectType {
    return this.typeOf(this.schemas.provider);
  }

  /** @throws TypeError when the provider has no such resource. */
  public resourceType(typeName: string): ObjectType {
    return this.typeOf(named(this.schemas.resources, typeName, 'resource'));
  }

  /** @throws TypeError when the provider has no such data source. */
  public dataSourceType(typeName: string): ObjectType {
    return this.typeOf(named(this.schemas.dataSources, typeName, 'data source'));
  }

  /** @throws TypeError when the provider has no such action. */
  public actionType(typeName: string): ObjectType {
    return this.typeOf(named(this.schemas.actions, typeName, 'action'));
  }

  private typeOf(schema: Schema): ObjectType {
    let type = this.types.get(schema);
    if (!type) this.types.set(schema, type = schemaType(configurationAttributes(schema)));
    return type;
  }
}

function named(schemas: Readonly<Record<string, Schema>>, typeName: string, kind: string): Schema {
  if (!Object.hasOwn(schemas, typeName)) {
    throw new TypeError(notThere(kind, typeName));
  }
  return schemas[typeName];
}

function messages(schemas: Readonly<Record<string, Schema>>) {
  return new Map(Object.entries(schemas).map(([name, schema]) => [name, schemaMessage(schema)]));
}

function names(schemas: Readonly<Record<string, Schema>>) {
  return Object.keys(schemas).sort().map((typeName) => ({ typeName }));
}
