import {
  computed,
  configuredAs,
  integer,
  isUnknown,
  list,
  listBlock,
  matches,
  optional,
  Planned,
  provider,
  required,
  string,
  Unknown,
} from '../../../src/plugin-sdk';

/** A provider that is configured by blocks, and that tells what it was configured with. */

const reader = {
  name: required(string, { description: 'Who.', checks: [matches(/^[A-Z]/, 'a text with a capital letter first')] }),
  books: optional(integer, { description: 'How many at a time.' }),
  card: optional(string, { description: 'Opens the door.', sensitive: true }),
};

/** What is known of the readers, a line for each. */
type Readers = readonly string[];

const line = ({ name, books, card }: Planned<typeof reader>) =>
  [name, books, card].map((part) => (isUnknown(part) ? '?' : String(part))).join(' ');

const known = (readers: Unknown | readonly Planned<typeof reader>[]): Readers =>
  (isUnknown(readers) ? ['nobody knows'] : readers.map(line));

const readers = configuredAs<Readers>().dataSource({
  schema: {
    description: 'Who may come in.',
    attributes: { lines: computed(list(string), { description: 'In their order.' }) },
  },
  read: async ({ provider: lines }) => {
    if (lines.some((one) => one.includes('stolen'))) throw new Error(`Refused: ${lines.join()}`);
    return { lines };
  },
});

export const libraryProvider = provider({
  schema: {
    description: 'A library.',
    attributes: { city: optional(string, { description: 'Where it is.' }) },
    blocks: {
      reader: listBlock(reader, { description: 'Who may come in.' }),
      hall: listBlock({ opens: required(string, { description: 'When.' }) }, {
        description: 'Where they read.',
        maxItems: 1,
      }),
      shelf: listBlock({}, { description: 'Where books were.', deprecated: 'They are everywhere now.' }),
    },
  },
  configure: ({ config }) => known(config.reader),
  resources: {},
  dataSources: { library_readers: readers },
});
