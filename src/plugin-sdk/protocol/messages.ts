import { boolField, bytes, chosenInt64, chosenString, int64, many, mapOf, message, one, stringField } from './protobuf';

// The messages of tfplugin6 that this SDK speaks: the name of each field, its type and its number. A message is empty
// where nothing is read or written.

/** A configuration, plan or state, in one of two encodings. */
export const DynamicValueMessage = message({ msgpack: bytes(1), json: bytes(2) });

/** A state as a file holds it. */
export const RawState = message({ json: bytes(1) });

/** One step of a path; exactly one of the fields is set. */
export const AttributePathStep = message({
  attributeName: chosenString(1),
  elementKeyString: chosenString(2),
  elementKeyInt: chosenInt64(3),
});

/** The way to an attribute. */
export const AttributePath = message({ steps: many(1, AttributePathStep) });

/** The kinds of diagnostics. */
export const Severity = { error: 1, warning: 2 } as const;

/** A warning or an error for the user. */
export const DiagnosticMessage = message({
  severity: int64(1),
  summary: stringField(2),
  detail: stringField(3),
  attribute: one(4, AttributePath),
});

/** How a description is to be read. */
export const StringKind = { plain: 0, markdown: 1 } as const;

/** How the objects of a nested attribute, or blocks of one name, are held. */
export const NestingMode = { single: 1, list: 2, set: 3, map: 4 } as const;

/**
 * One attribute of a schema. An object holds attributes, and an attribute may hold an object: the inner ones are
 * spelled out as bytes, and encoded one by one.
 */
export const SchemaAttribute = message({
  name: stringField(1),
  type: bytes(2),
  description: stringField(3),
  required: boolField(4),
  optional: boolField(5),
  computed: boolField(6),
  sensitive: boolField(7),
  descriptionKind: int64(8),
  deprecated: boolField(9),
  nestedType: bytes(10),
  deprecationMessage: stringField(12),
});

/** The schema of a nested attribute. */
export const SchemaObject = message({ attributes: many(1, SchemaAttribute), nesting: int64(3) });

const blockFields = {
  version: int64(1),
  attributes: many(2, SchemaAttribute),
  description: stringField(4),
  descriptionKind: int64(5),
  deprecated: boolField(6),
  deprecationMessage: stringField(7),
};

/** A block in a block; the inner one has no further ones here. */
export const SchemaNestedBlock = message({
  typeName: stringField(1),
  block: one(2, message(blockFields)),
  nesting: int64(3),
  minItems: int64(4),
  maxItems: int64(5),
});
const SchemaBlock = message({ ...blockFields, nestedBlocks: many(3, SchemaNestedBlock) });

/** The schema of a provider, resource or data source. */
export const SchemaMessage = message({ version: int64(1), block: one(2, SchemaBlock) });

/** The schema of an action: nothing but a schema, for now. */
const ActionSchema = message({ schema: one(1, SchemaMessage) });

const ServerCapabilities = message({
  planDestroy: boolField(1),
  getProviderSchemaOptional: boolField(2),
  moveResourceState: boolField(3),
});
/** What the Terraform that asks understands. */
export const ClientCapabilities = message({ deferralAllowed: boolField(1) });

/** Why something is put off. */
export const DeferredReason = { providerConfigUnknown: 2 } as const;

/** That something is put off. */
export const Deferred = message({ reason: int64(1) });

/** Asks for all schemas. */
export const GetProviderSchema = {
  request: message({}),
  response: message({
    provider: one(1, SchemaMessage),
    resourceSchemas: mapOf(2, SchemaMessage),
    dataSourceSchemas: mapOf(3, SchemaMessage),
    diagnostics: many(4, DiagnosticMessage),
    serverCapabilities: one(6, ServerCapabilities),
    actionSchemas: mapOf(11, ActionSchema),
  }),
};

const NamedType = message({ typeName: stringField(1) });

/** Asks for the names of all that the provider has. */
export const GetMetadata = {
  request: message({}),
  response: message({
    serverCapabilities: one(1, ServerCapabilities),
    diagnostics: many(2, DiagnosticMessage),
    dataSources: many(3, NamedType),
    resources: many(4, NamedType),
    actions: many(9, NamedType),
  }),
};

/** Asks whether the provider block may be as it is. */
export const ValidateProviderConfig = {
  request: message({ config: one(1, DynamicValueMessage) }),
  response: message({ diagnostics: many(2, DiagnosticMessage) }),
};

/** Asks whether the block of a resource may be as it is. */
export const ValidateResourceConfig = {
  request: message({ typeName: stringField(1), config: one(2, DynamicValueMessage) }),
  response: message({ diagnostics: many(1, DiagnosticMessage) }),
};

/** Asks whether the block of a data source may be as it is. */
export const ValidateDataResourceConfig = ValidateResourceConfig;

/** Gives the provider its configuration. */
export const ConfigureProvider = {
  request: message({
    terraformVersion: stringField(1),
    config: one(2, DynamicValueMessage),
    clientCapabilities: one(3, ClientCapabilities),
  }),
  response: message({ diagnostics: many(1, DiagnosticMessage) }),
};

/** Brings a state to the schema of today. */
export const UpgradeResourceState = {
  request: message({ typeName: stringField(1), version: int64(2), rawState: one(3, RawState) }),
  response: message({ upgradedState: one(1, DynamicValueMessage), diagnostics: many(2, DiagnosticMessage) }),
};

/** Asks what has become of an object. */
export const ReadResource = {
  request: message({
    typeName: stringField(1),
    currentState: one(2, DynamicValueMessage),
    private: bytes(3),
    clientCapabilities: one(5, ClientCapabilities),
  }),
  response: message({
    newState: one(1, DynamicValueMessage),
    diagnostics: many(2, DiagnosticMessage),
    private: bytes(3),
    deferred: one(4, Deferred),
  }),
};

/** Asks what a change would do. */
export const PlanResourceChange = {
  request: message({
    typeName: stringField(1),
    priorState: one(2, DynamicValueMessage),
    proposedNewState: one(3, DynamicValueMessage),
    config: one(4, DynamicValueMessage),
    priorPrivate: bytes(5),
    clientCapabilities: one(7, ClientCapabilities),
  }),
  response: message({
    plannedState: one(1, DynamicValueMessage),
    requiresReplace: many(2, AttributePath),
    plannedPrivate: bytes(3),
    diagnostics: many(4, DiagnosticMessage),
    deferred: one(6, Deferred),
  }),
};

/** Carries out what was planned. */
export const ApplyResourceChange = {
  request: message({
    typeName: stringField(1),
    priorState: one(2, DynamicValueMessage),
    plannedState: one(3, DynamicValueMessage),
    config: one(4, DynamicValueMessage),
    plannedPrivate: bytes(5),
  }),
  response: message({
    newState: one(1, DynamicValueMessage),
    private: bytes(2),
    diagnostics: many(3, DiagnosticMessage),
  }),
};

const ImportedResource = message({ typeName: stringField(1), state: one(2, DynamicValueMessage), private: bytes(3) });

/** Asks for an object that Terraform does not know yet. */
export const ImportResourceState = {
  request: message({
    typeName: stringField(1),
    id: stringField(2),
    clientCapabilities: one(3, ClientCapabilities),
  }),
  response: message({
    importedResources: many(1, ImportedResource),
    diagnostics: many(2, DiagnosticMessage),
    deferred: one(3, Deferred),
  }),
};

/** Takes over the state of an object that was of another type, or another provider's. */
export const MoveResourceState = {
  request: message({
    sourceProviderAddress: stringField(1),
    sourceTypeName: stringField(2),
    sourceSchemaVersion: int64(3),
    sourceState: one(4, RawState),
    targetTypeName: stringField(5),
    sourcePrivate: bytes(6),
  }),
  response: message({
    targetState: one(1, DynamicValueMessage),
    diagnostics: many(2, DiagnosticMessage),
    targetPrivate: bytes(3),
  }),
};

/** Asks a data source for what the configuration describes. */
export const ReadDataSource = {
  request: message({
    typeName: stringField(1),
    config: one(2, DynamicValueMessage),
    clientCapabilities: one(4, ClientCapabilities),
  }),
  response: message({
    state: one(1, DynamicValueMessage),
    diagnostics: many(2, DiagnosticMessage),
    deferred: one(3, Deferred),
  }),
};

/** Asks whether the block of an action may be as it is. */
export const ValidateActionConfig = ValidateResourceConfig;

/** Asks whether an action may be carried out later. */
export const PlanAction = {
  request: message({
    typeName: stringField(1),
    config: one(2, DynamicValueMessage),
    clientCapabilities: one(3, ClientCapabilities),
  }),
  response: message({ diagnostics: many(1, DiagnosticMessage), deferred: one(2, Deferred) }),
};

const ActionProgress = message({ message: stringField(1) });
const ActionCompleted = message({ diagnostics: many(1, DiagnosticMessage) });

/** Carries out an action; answers a stream, of which each message holds exactly one of the fields. */
export const InvokeAction = {
  request: message({ typeName: stringField(1), config: one(2, DynamicValueMessage) }),
  response: message({ progress: one(1, ActionProgress), completed: one(2, ActionCompleted) }),
};

/** Asks the provider to cancel what is in flight. */
export const StopProvider = {
  request: message({}),
  response: message({ error: stringField(1) }),
};
