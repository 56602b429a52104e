import { once } from 'node:events';
import { listBlock } from '../../../src/plugin-sdk/framework/block';
import { ProviderSchema } from '../../../src/plugin-sdk/framework/provider-schema';
import { ObjectValue, ProviderServer } from '../../../src/plugin-sdk/framework/requests';
import {
  computed,
  nestedMap,
  nestedObject,
  optional,
  required,
  Schema,
} from '../../../src/plugin-sdk/framework/schema';
import { schemaType } from '../../../src/plugin-sdk/framework/schema-type';
import { attribute } from '../../../src/plugin-sdk/values/path';
import { fromRaw } from '../../../src/plugin-sdk/values/raw';
import { bool, dynamic, integer, list, map, number, object, set, string } from '../../../src/plugin-sdk/values/type';
import { UNKNOWN } from '../../../src/plugin-sdk/values/unknown';

const noteSchema: Schema = {
  version: 2,
  description: 'A note that lives in state alone',
  attributes: {
    id: computed(string, { description: 'Identity' }),
    text: required(string, { description: 'What it says', replaces: true }),
    pages: optional(integer, { description: 'Pages' }),
    weight: optional(number, { description: 'Weight, exactly' }),
    draft: optional(bool, { description: 'Whether it is a draft', deprecated: 'Nobody drafts any more' }),
    lines: optional(list(string), { description: 'Lines' }),
    tags: optional(set(string), { description: 'Tags' }),
    labels: optional(map(string), { description: 'Labels' }),
    author: optional(object({ name: string, age: number }), { description: 'Author' }),
    anything: optional(dynamic, { description: 'Anything' }),
    timeouts: optional(nestedObject({ create: optional(string, { description: 'Create' }) }), {
      description: 'Timeouts',
    }),
    results: computed(nestedMap({ status: computed(string, { description: 'Status' }) }), { description: 'Results' }),
    secret: optional(string, { description: 'Secret', sensitive: true }),
  },
};

const providerSchema: ProviderSchema = {
  description: 'Notes',
  attributes: { region: optional(string, { description: 'Region' }) },
  blocks: {
    reader: listBlock({
      name: required(string, { description: 'Name' }),
      pages: optional(integer, { description: 'Pages a day' }),
    }, { description: 'Who reads' }),
  },
};
const listingSchema: Schema = {
  description: 'Notes by tag',
  attributes: { tag: required(string, { description: 'Tag' }), ids: computed(list(string), { description: 'Ids' }) },
};

const announceSchema: Schema = {
  description: 'Tells of a note',
  attributes: { text: required(string, { description: 'What to tell' }) },
};

/** What a test saw of the provider's side. */
export interface Seen {
  readonly calls: { readonly method: string; readonly request: unknown }[];
}

type Known = NonNullable<ObjectValue>;

/** A whole provider without a framework: notes that are planned, applied and read back as Terraform's rules demand. */
export function noteProvider(): ProviderServer & Seen {
  const calls: Seen['calls'] = [];
  const see = (method: string, request: unknown) => void calls.push({ method, request });
  let stopped: () => void = () => undefined;
  return {
    calls,
    schemas: {
      provider: providerSchema,
      resources: { notes_note: noteSchema },
      dataSources: { notes_listing: listingSchema },
      actions: { notes_announce: announceSchema },
    },
    validateProviderConfig: async (request) => {
      see('validateProviderConfig', request);
      return { diagnostics: [] };
    },
    validateResourceConfig: async (request) => {
      see('validateResourceConfig', request);
      const refused = request.config?.text === 'refused';
      return {
        diagnostics: refused
          ? [{ severity: 'error', summary: 'Refused', detail: 'Write something else.', attribute: attribute('text') }]
          : [],
      };
    },
    validateDataResourceConfig: async (request) => {
      see('validateDataResourceConfig', request);
      return { diagnostics: [{ severity: 'warning', summary: 'Slow' }] };
    },
    configureProvider: async (request) => {
      see('configureProvider', request);
      return { diagnostics: [] };
    },
    upgradeResourceState: async (request) => {
      see('upgradeResourceState', request);
      return { state: fromRaw(schemaType(noteSchema.attributes), request.raw) as ObjectValue, diagnostics: [] };
    },
    readResource: async (request) => {
      see('readResource', request);
      return { state: request.state, privateState: request.privateState, diagnostics: [] };
    },
    planResourceChange: async (request) => {
      see('planResourceChange', request);
      const { prior, proposed } = request;
      if (proposed === null) {
        return { planned: null, requiresReplace: [], privateState: { plan: 'destroy' }, diagnostics: [] };
      }
      const replaced = prior !== null && prior.text !== proposed.text;
      const planned: Known = { ...proposed, id: prior?.id ?? UNKNOWN, results: prior?.results ?? UNKNOWN };
      return {
        planned,
        requiresReplace: replaced ? [attribute('text')] : [],
        privateState: { plan: 'change' },
        diagnostics: [],
      };
    },
    applyResourceChange: async (request) => {
      see('applyResourceChange', request);
      const { planned, privateState } = request;
      if (planned?.text === 'explosive') throw new Error('kaboom');
      if (planned?.text === 'careless') {
        setImmediate(() => {
          throw new Error('thrown where nobody catches');
        });
      }
      if (planned?.text === 'slow') await new Promise<void>((resolve) => stopped = resolve);
      if (planned === null) return { state: null, privateState: {}, diagnostics: [] };
      const state: Known = { ...planned, id: 'note-1', results: { only: { status: 'done' } } };
      return { state, privateState, diagnostics: [] };
    },
    importResourceState: async (request) => {
      see('importResourceState', request);
      return { state: { id: request.id, text: 'imported' }, privateState: { imported: true }, diagnostics: [] };
    },
    moveResourceState: async (request) => {
      see('moveResourceState', request);
      return { state: { id: 'moved', text: request.source.typeName }, privateState: { moved: true }, diagnostics: [] };
    },
    readDataSource: async (request) => {
      see('readDataSource', request);
      return { state: { ...request.config, ids: ['a', 'b'] }, diagnostics: [] };
    },
    validateActionConfig: async (request) => {
      see('validateActionConfig', request);
      return { diagnostics: [{ severity: 'warning', summary: 'Loud', attribute: attribute('text') }] };
    },
    planAction: async (request) => {
      see('planAction', request);
      return { diagnostics: [] };
    },
    invokeAction: async (request) => {
      see('invokeAction', request);
      const { config, progress, signal } = request;
      if (config?.text === 'explosive') throw new Error('kaboom');
      progress('Taking a breath');
      progress('');
      if (config?.text === 'long') await once(signal, 'abort');
      return { diagnostics: [{ severity: 'error', summary: 'Nobody listens', attribute: attribute('text') }] };
    },
    stop: () => {
      see('stop', undefined);
      stopped();
    },
    settled: async () => undefined,
  };
}
