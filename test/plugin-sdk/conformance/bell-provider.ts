import { once } from 'node:events';
import {
  atLeast,
  computed,
  configuredAs,
  integer,
  isUnknown,
  list,
  listBlock,
  oneOf,
  optional,
  provider,
  required,
  string,
} from '../../../src/plugin-sdk';

/** However often somebody hostile wants it to ring. */
const MOST_STROKES = 100_000;

const { resource, dataSource, action } = configuredAs<{ region: string }>();

const bell = resource({
  schema: {
    version: 1,
    description: 'A bell.',
    attributes: {
      name: required(string, { description: 'What it is called.', replaces: true }),
      note: optional(string, { description: 'What it sounds like.' }),
      id: computed(string, { description: 'Cast into it.', keepsPrior: true }),
    },
  },
  create: async ({ planned, save, signal }) => {
    const { name, note } = planned as Record<string, string | null>;
    save({ name, note, id: `bell-${name}` }, { cast: true });
    if (name === 'slow') await once(signal, 'abort').then(() => signal.throwIfAborted());
  },
  update: async ({ planned, prior, save }) => save({ ...prior, note: planned.note as string | null }),
  delete: async () => undefined,
  read: async ({ state, save, forget }) => (state.name === 'stolen' ? forget() : save(state)),
  importState: async ({ id, save }) => save({ id, name: id }),
  moveState: ({ source, save }) => {
    if (source.typeName === 'gong_gong') save({ id: String(source.raw.id), name: 'gong' }, { adopted: true });
  },
  upgrade: (_, raw) => ({ id: raw.id, name: raw.title }),
});

const bells = dataSource({
  schema: {
    description: 'The bells of a tower.',
    attributes: {
      tower: required(string, { description: 'Where.' }),
      names: computed(list(string), { description: 'Their names.' }),
    },
  },
  read: async ({ config, provider: { region } }) => ({ ...config, names: [`big ${config.tower}`, region] }),
});

const ring = action({
  schema: {
    description: 'Rings a bell.',
    attributes: {
      times: required(integer, { description: 'How often.', checks: [atLeast(1)] }),
      manner: optional(string, {
        description: 'How it goes.',
        checks: [oneOf('throws', 'waits', 'warns', 'stubborn')],
      }),
    },
  },
  plan: ({ config, diagnostics }) => {
    if (config.times === 13) diagnostics.error('Thirteen strokes', 'No clock strikes that.', [{ attribute: 'times' }]);
  },
  invoke: async ({ config: { times, manner }, progress, diagnostics, signal }) => {
    const strokes = Math.min(times!, MOST_STROKES);
    for (let stroke = 1; stroke <= strokes; stroke++) progress(`stroke ${stroke} of ${times}`);
    if (manner === 'throws') throw new Error('The rope broke.');
    if (manner === 'warns') diagnostics.warning('The neighbours complain');
    if (manner === 'stubborn') await new Promise(() => undefined);
    if (manner === 'waits') {
      await once(signal, 'abort');
      progress('nobody hears this');
      diagnostics.error('Interrupted', `${times} strokes were heard.`);
    }
  },
});

/** A provider of every kind of thing that the SDK knows. */
export const bellProvider = provider({
  schema: {
    description: 'Bells.',
    attributes: { region: optional(string, { description: 'Where the bells hang.' }) },
    blocks: {
      ringer: listBlock({ name: required(string, { description: 'Who.' }) }, {
        description: 'Who rings the bells.',
        maxItems: 2,
      }),
    },
  },
  configure: ({ config: { region }, defer, diagnostics, deferralAllowed }) => {
    if (isUnknown(region)) {
      defer();
      if (!deferralAllowed) diagnostics.warning('The region is not known yet');
    }
    return { region: String(region) };
  },
  resources: { bell_bell: bell },
  dataSources: { bell_bells: bells },
  actions: { bell_ring: ring },
});
