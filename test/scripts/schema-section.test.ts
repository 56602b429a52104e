import { schemaSection } from '../../scripts/schema-section';
import { integer, listBlock, nestedList, optional, required, string } from '../../src/plugin-sdk';

const described = (description: string) => ({ description });

test('the blocks of a provider stand among its attributes, and what is in them under a heading of its own', () => {
  expect(schemaSection({
    description: 'A library.',
    attributes: {
      city: optional(string, described('Where it is.')),
      zone: required(string, described('Of which place.')),
      rules: optional(nestedList({ text: required(string, described('What it says.')) }), described('House rules.')),
    },
    blocks: {
      reader: listBlock({
        name: required(string, described('Who.')),
        card: optional(string, { description: 'Opens the door.', sensitive: true }),
        books: optional(integer, described('How many.')),
      }, { description: 'Who may come in.', minItems: 1 }),
      hall: listBlock({}, { description: 'Where they read.', maxItems: 1, deprecated: 'They read elsewhere.' }),
    },
  })).toBe(`## Schema

### Required

- \`reader\` (Block List, Min: 1) Who may come in. (see [below for nested schema](#nestedblock--reader))
- \`zone\` (String) Of which place.

### Optional

- \`city\` (String) Where it is.
- \`hall\` (Block List, Max: 1, Deprecated) Where they read. They read elsewhere. (see [below for nested schema](#nestedblock--hall))
- \`rules\` (Attributes List) House rules. (see [below for nested schema](#nestedatt--rules))

<a id="nestedatt--rules"></a>
### Nested Schema for \`rules\`

Required:

- \`text\` (String) What it says.

<a id="nestedblock--hall"></a>
### Nested Schema for \`hall\`

<a id="nestedblock--reader"></a>
### Nested Schema for \`reader\`

Required:

- \`name\` (String) Who.

Optional:

- \`books\` (Number) How many.
- \`card\` (String, Sensitive) Opens the door.`);
});
