import { Resource } from '../../../../src/plugin-sdk/framework/resource';
import { computed, nestedMap, optional, Schema } from '../../../../src/plugin-sdk/framework/schema';
import { list, string } from '../../../../src/plugin-sdk/values/type';
import { UNKNOWN } from '../../../../src/plugin-sdk/values/unknown';
import { Serving } from '../serving';

const described = { description: '' };
const schema = {
  ...described,
  attributes: {
    id: computed(string, described),
    password: optional(string, { ...described, sensitive: true }),
    keys: optional(list(string), { ...described, sensitive: true }),
    users: optional(nestedMap({ pin: optional(string, { ...described, sensitive: true }) }), described),
  },
} satisfies Schema;

type Handlers = Partial<Resource<any, any>>;
const creating = async (create: Handlers['create'], planned: Record<string, any> = {}) => {
  const serving = new Serving({ schema, create });
  return { ...await serving.apply({ planned: { id: UNKNOWN, ...planned } }), log: serving.log.text };
};

describe('whatever a handler throws', () => {
  test.each<[string, unknown, string]>([
    ['an error', new Error('quota exceeded'), 'quota exceeded'],
    ['an error without a message', new TypeError(), 'It failed without a message (TypeError).'],
    ['a text', 'out of order', 'out of order'],
    ['undefined', undefined, 'It failed without saying why.'],
    ['an object', { code: 7 }, 'It failed without saying why.'],
  ])('%s becomes a diagnostic', async (_, thrown, detail) => {
    expect((await creating(async () => {
      throw thrown;
    })).diagnostics).toEqual([{ severity: 'error', summary: 'Could not create test_thing', detail }]);
  });

  test('also when it throws before it returns a promise', async () => {
    expect((await creating(() => {
      throw new Error('at once');
    })).diagnostics).toMatchObject([{ detail: 'at once' }]);
  });

  test('the stack is in the log, not in the diagnostic', async () => {
    const { diagnostics, log } = await creating(async () => {
      throw new Error('quota exceeded');
    });
    expect(JSON.stringify(diagnostics)).not.toContain('failures.test');
    expect(log).toContain('failures.test');
  });

  test('diagnostics that are no texts are made texts', async () => {
    const { diagnostics } = await creating(async (request) => {
      request.diagnostics.error(undefined as any, 7 as any, 'name' as any);
    });
    expect(diagnostics).toEqual([{ severity: 'error', summary: 'undefined', detail: '7' }]);
  });
});

describe('secrets', () => {
  const planned = { password: 'hunter2!"', keys: ['first-key'], users: { a: { pin: '482913' } } };

  test('of sensitive attributes are cut out of whatever is reported or logged, and no line of the configuration that holds one is shown', async () => {
    const { diagnostics, log } = await creating(async (request) => {
      request.diagnostics.warning('Uses first-key', 'for {"pin":"482913"}', [{ attribute: 'keys' }]);
      throw new Error(`POST {"password":"hunter2!\\""} failed; see /login?password=${encodeURIComponent('hunter2!"')}`);
    }, planned);
    expect(diagnostics).toEqual([
      { severity: 'warning', summary: 'Uses (sensitive value)', detail: 'for {"pin":"(sensitive value)"}' },
      {
        severity: 'error',
        summary: 'Could not create test_thing',
        detail: 'POST {"password":"(sensitive value)"} failed; see /login?password=(sensitive value)',
      },
    ]);
    expect(log).not.toMatch(/hunter2|first-key|482913/);
  });

  test('of the provider configuration are cut out of every later diagnostic', async () => {
    const provider = { ...described, attributes: { token: optional(string, { ...described, sensitive: true }) } };
    const { server } = new Serving({
      schema,
      read: async () => {
        throw new Error('token abcdef refused');
      },
    }, { schema: provider });
    await server.configureProvider({ terraformVersion: '1.11.4', config: { token: 'abcdef' } });
    const { diagnostics } = await server.readResource({ typeName: 'test_thing', state: { id: '1' }, privateState: {} });
    expect(diagnostics).toMatchObject([{ detail: 'token (sensitive value) refused' }]);
  });

  test('that are too short to be told from ordinary words leave messages readable', async () => {
    const { diagnostics } = await creating(async () => {
      throw new Error('not an option');
    }, { password: 'a' });
    expect(diagnostics).toMatchObject([{ detail: 'not an option' }]);
  });
});
