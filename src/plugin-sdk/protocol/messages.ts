import { bool, bytes, chosenInt64, chosenString, int64, many, mapOf, message, one, string } from './protobuf';

/** The messages of tfplugin6 that this SDK speaks: the name of each field, its type and its number. Empty where nothing is read or written. */

export const DynamicValue = message({ msgpack: bytes(1), json: bytes(2) });
export const RawState = message({ json: bytes(1) });
export const Step = message({ attributeName: chosenString(1), elementKeyString: chosenString(2), elementKeyInt: chosenInt64(3) });
export const AttributePath = message({ steps: many(1, Step) });

export const Severity = { error: 1, warning: 2 } as const;
export const Diagnostic = message({ severity: int64(1), summary: string(2), detail: string(3), attribute: one(4, AttributePath) });

export const StringKind = { plain: 0, markdown: 1 } as const;
export const NestingMode = { single: 1, list: 2, set: 3, map: 4 } as const;

// An object holds attributes, and an attribute may hold an object: the inner ones are spelled out as bytes and encoded one by one.
export const SchemaAttribute = message({
  name: string(1),
  type: bytes(2),
  description: string(3),
  required: bool(4),
  optional: bool(5),
  computed: bool(6),
  sensitive: bool(7),
  descriptionKind: int64(8),
  deprecated: bool(9),
  nestedType: bytes(10),
  deprecationMessage: string(12),
});
export const SchemaObject = message({ attributes: many(1, SchemaAttribute), nesting: int64(3) });
const SchemaBlock = message({ version: int64(1), attributes: many(2, SchemaAttribute), description: string(4), descriptionKind: int64(5) });
export const Schema = message({ version: int64(1), block: one(2, SchemaBlock) });

const ServerCapabilities = message({ planDestroy: bool(1), getProviderSchemaOptional: bool(2) });

export const GetProviderSchema = {
  request: message({}),
  response: message({
    provider: one(1, Schema),
    resourceSchemas: mapOf(2, Schema),
    dataSourceSchemas: mapOf(3, Schema),
    diagnostics: many(4, Diagnostic),
    serverCapabilities: one(6, ServerCapabilities),
  }),
};

export const ValidateProviderConfig = {
  request: message({ config: one(1, DynamicValue) }),
  response: message({ diagnostics: many(2, Diagnostic) }),
};

export const ValidateResourceConfig = {
  request: message({ typeName: string(1), config: one(2, DynamicValue) }),
  response: message({ diagnostics: many(1, Diagnostic) }),
};

export const ValidateDataResourceConfig = ValidateResourceConfig;

export const ConfigureProvider = {
  request: message({ terraformVersion: string(1), config: one(2, DynamicValue) }),
  response: message({ diagnostics: many(1, Diagnostic) }),
};

export const UpgradeResourceState = {
  request: message({ typeName: string(1), version: int64(2), rawState: one(3, RawState) }),
  response: message({ upgradedState: one(1, DynamicValue), diagnostics: many(2, Diagnostic) }),
};

export const ReadResource = {
  request: message({ typeName: string(1), currentState: one(2, DynamicValue), private: bytes(3) }),
  response: message({ newState: one(1, DynamicValue), diagnostics: many(2, Diagnostic), private: bytes(3) }),
};

export const PlanResourceChange = {
  request: message({
    typeName: string(1),
    priorState: one(2, DynamicValue),
    proposedNewState: one(3, DynamicValue),
    config: one(4, DynamicValue),
    priorPrivate: bytes(5),
  }),
  response: message({
    plannedState: one(1, DynamicValue),
    requiresReplace: many(2, AttributePath),
    plannedPrivate: bytes(3),
    diagnostics: many(4, Diagnostic),
  }),
};

export const ApplyResourceChange = {
  request: message({
    typeName: string(1),
    priorState: one(2, DynamicValue),
    plannedState: one(3, DynamicValue),
    config: one(4, DynamicValue),
    plannedPrivate: bytes(5),
  }),
  response: message({ newState: one(1, DynamicValue), private: bytes(2), diagnostics: many(3, Diagnostic) }),
};

const ImportedResource = message({ typeName: string(1), state: one(2, DynamicValue), private: bytes(3) });
export const ImportResourceState = {
  request: message({ typeName: string(1), id: string(2) }),
  response: message({ importedResources: many(1, ImportedResource), diagnostics: many(2, Diagnostic) }),
};

export const ReadDataSource = {
  request: message({ typeName: string(1), config: one(2, DynamicValue) }),
  response: message({ state: one(1, DynamicValue), diagnostics: many(2, Diagnostic) }),
};

export const StopProvider = {
  request: message({}),
  response: message({ error: string(1) }),
};
