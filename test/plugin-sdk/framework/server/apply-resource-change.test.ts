import { Resource } from '../../../../src/plugin-sdk/framework/resource';
import { computed, optional, required, Schema } from '../../../../src/plugin-sdk/framework/schema';
import { list, map, object, set, string } from '../../../../src/plugin-sdk/values/type';
import { UNKNOWN } from '../../../../src/plugin-sdk/values/unknown';
import { Serving } from '../serving';

const described = { description: '' };
const schema = {
  ...described,
  attributes: {
    name: required(string, described),
    id: computed(string, described),
    ids: optional(set(string), described),
    steps: computed(list(object({ a: string, b: string })), described),
    applied: computed(map(string), described),
  },
} satisfies Schema;

type Handlers = Partial<Resource<any, any>>;
const serving = (handlers: Handlers) => new Serving({ schema, ...handlers });
const whole = (values: Record<string, any>) => serving({}).object(values);
const planned = { name: 'a', id: UNKNOWN, steps: UNKNOWN, applied: UNKNOWN };
const existing = { name: 'a', id: '1' };
const failure = (what: string,
  detail: string) => [{ severity: 'error', summary: `Could not ${what} test_thing`, detail }];

describe('create', () => {
  test('what it saves is the state, with the private state of the plan', async () => {
    const { state, privateState, diagnostics } = await serving({
      create: async ({ planned: plan, save }) => save({ ...plan, id: '1', steps: null, applied: {} }),
    })
      .apply({ planned, privateState: { note: 1 } });
    expect({ state, privateState, diagnostics }).toEqual({
      state: whole({ ...existing, applied: {} }),
      privateState: { note: 1 },
      diagnostics: [],
    });
  });

  test('it may save more than once, and its private state, too: the last call counts', async () => {
    const { state, privateState, diagnostics } = await serving({
      create: async ({ save }) => {
        save(whole({ name: 'other' }), { step: 1 });
        save(whole(existing), { step: 2 });
      },
    }).apply({ planned });
    expect({ state, privateState, diagnostics }).toEqual({
      state: whole(existing),
      privateState: { step: 2 },
      diagnostics: [],
    });
  });

  test('a failure before anything was saved leaves nothing behind', async () => {
    expect(await serving({
      create: async () => {
        throw new Error('quota');
      },
    }).apply({ planned })).toEqual({ state: null, privateState: {}, diagnostics: failure('create', 'quota') });
  });

  test('a failure after a save keeps what was saved, unknown parts as null', async () => {
    const create: Handlers['create'] = async ({ planned: plan, save }) => {
      save({ ...plan, id: '1' });
      throw new Error('timeout');
    };
    expect(await serving({ create }).apply({ planned })).toEqual({
      state: whole(existing),
      privateState: {},
      diagnostics: failure('create', 'timeout'),
    });
  });

  test('what it returns is no state', async () => {
    expect(await serving({ create: async () => whole(existing) as any }).apply({ planned })).toMatchObject({
      state: null,
      diagnostics: [{ summary: 'Bug in the provider: create told no result' }],
    });
  });

  test('an error among the diagnostics keeps the saved state, without a word about the plan', async () => {
    const create: Handlers['create'] = async ({ diagnostics, save }) => {
      diagnostics.error('Half done');
      save(whole({ name: 'other', id: '1' }));
    };
    expect(await serving({ create }).apply({ planned })).toMatchObject({
      state: { name: 'other', id: '1' },
      diagnostics: [{ summary: 'Half done' }],
    });
  });

  test('a state changed after it was saved is not what was saved', async () => {
    const create: Handlers['create'] = async ({ save }) => {
      const state = { ...whole(existing), ids: ['x'] };
      save(state);
      state.ids.push('y');
      throw new Error('timeout');
    };
    expect((await serving({ create }).apply({ planned })).state).toMatchObject({ ids: ['x'] });
  });

  test('it sees the plan, and never the configuration, which holds what `ignore_changes` kept out of the plan', async () => {
    const seen: object[] = [];
    const handle: Handlers['create'] = async (request) => {
      seen.push(request);
      request.save(whole(existing));
    };
    await serving({ create: handle }).apply({ planned });
    await serving({ update: handle }).apply({ planned, prior: whole(existing) });
    expect(seen).toHaveLength(2);
    for (const request of seen) {
      expect(request).toMatchObject({ planned: { name: 'a' } });
      expect(request).not.toHaveProperty('config');
    }
  });
});

describe('what came back is not what was planned', () => {
  const created = async (plan: Record<string, any>, result: unknown) => (
    serving({ create: async ({ save }) => save(result as any) }).apply({ planned: { ...planned, ...plan } })
  );

  test.each<[string, Record<string, any>, Record<string, any>, string]>([
    ['another value', {}, { name: 'b' }, 'Attribute `name` of test_thing came back different from what was planned'],
    ['another set', { ids: ['x', 'y'] }, { ids: ['x', 'z'] },
      'Attribute `ids` of test_thing came back different from what was planned'],
    ['a larger set than planned', { ids: ['x', UNKNOWN] }, { ids: ['x', 'y', 'z'] },
      'Attribute `ids` of test_thing came back different from what was planned'],
    ['another key of a map', { applied: { x: UNKNOWN } }, { applied: { y: '' } },
      'Attribute `applied` of test_thing came back different from what was planned'],
    ['another value under a key', { applied: { x: '1', y: UNKNOWN } }, { applied: { x: '2', y: '' } },
      'Attribute `applied["x"]` of test_thing came back'],
    ['another length of a list', { steps: [UNKNOWN] }, { steps: [] }, 'Attribute `steps` of test_thing came back'],
    ['another member deep inside', { steps: [{ a: '1', b: UNKNOWN }] }, { steps: [{ a: '2', b: '' }] },
      'Attribute `steps[0].a` of test_thing came back'],
    ['nothing where something was planned', { ids: ['x'] }, { ids: null }, 'Attribute `ids` of test_thing came back'],
    ['something unknown', {}, { id: UNKNOWN }, 'Attribute `id` of test_thing must be known'],
    ['another type', {}, { id: 7 }, 'Attribute `id` of test_thing must be a string, not a number'],
    ['an attribute too many', {}, { size: '1' }, 'Attribute `size` of test_thing is not an attribute of the schema'],
  ])('%s is a bug that names the attribute, and the object is kept', async (_, plan, result, text) => {
    const { state, diagnostics } = await created(plan, { ...whole({ ...plan, ...existing }), ...result });
    expect(diagnostics).toMatchObject([{
      severity: 'error',
      summary: 'Bug in the provider: create made something else than planned',
      detail: expect.stringContaining(text),
    }]);
    expect(state).not.toBeNull();
  });

  test('what was unknown may become anything, null and fewer elements of a set included', async () => {
    const plan = { ids: ['x', UNKNOWN, UNKNOWN], applied: { x: UNKNOWN }, steps: [{ a: 'a', b: UNKNOWN }] };
    expect(
      (await created(plan, whole({ ...existing, ids: ['x'], applied: { x: null }, steps: [{ a: 'a', b: null }] })))
        .diagnostics,
    ).toEqual([]);
  });

  test.each([null, undefined, 'done', 7, []])('%j instead of an object is an error', async (result) => {
    expect(await created({}, result)).toMatchObject({
      state: null,
      diagnostics: [{ severity: 'error', summary: 'Could not create test_thing' }],
    });
  });

  test('no result at all is a bug', async () => {
    expect(await serving({ create: async () => undefined }).apply({ planned })).toMatchObject({
      state: null,
      diagnostics: [{
        summary: 'Bug in the provider: create told no result',
        detail: expect.stringContaining('The object of test_thing was not saved.'),
      }],
    });
  });
});

describe('update', () => {
  const change = { prior: existing, planned: { name: 'b', id: '1', steps: null, applied: null } };

  test('brings the object from prior to planned', async () => {
    const { state, diagnostics } = await serving({
      update: async ({ prior, planned: plan, save }) => save({ ...prior, name: plan.name }),
    }).apply(change);
    expect({ state, diagnostics }).toEqual({ state: whole({ name: 'b', id: '1' }), diagnostics: [] });
  });

  test('a failure keeps the prior state and its notes', async () => {
    expect(await serving({
      update: async () => {
        throw new Error('locked');
      },
    }).apply({ ...change, privateState: { note: 1 } })).toEqual({
      state: whole(existing),
      privateState: { note: 1 },
      diagnostics: failure('update', 'locked'),
    });
  });

  test('a failure after a save keeps the saved state', async () => {
    const { state } = await serving({
      update: async ({ prior, save }) => {
        save({ ...prior, applied: { x: 'now' } });
        throw new Error('locked');
      },
    }).apply(change);
    expect(state).toMatchObject({ name: 'a', applied: { x: 'now' } });
  });

  test('where there is none, a request for it is refused', async () => {
    expect(await serving({}).apply(change)).toMatchObject({
      state: existing,
      diagnostics: [{ summary: 'Could not update test_thing' }],
    });
  });
});

describe('delete', () => {
  test('clears state and notes when it returns', async () => {
    const deleted: unknown[] = [];
    const answer = await serving({
      delete: async ({ prior, privateState }) => {
        deleted.push(prior.id, privateState.token);
      },
    })
      .apply({ prior: existing, planned: null, privateState: { token: 'n' } });
    expect(answer).toEqual({ state: null, privateState: {}, diagnostics: [] });
    expect(deleted).toEqual(['1', 'n']);
  });

  test('without a handler only forgets the object', async () => {
    expect(await serving({}).apply({ prior: existing, planned: null })).toEqual({
      state: null,
      privateState: {},
      diagnostics: [],
    });
  });

  test('a failure keeps the object', async () => {
    expect(await serving({
      delete: async () => {
        throw new Error('in use');
      },
    }).apply({ prior: existing, planned: null })).toEqual({
      state: whole(existing),
      privateState: {},
      diagnostics: failure('delete', 'in use'),
    });
    const refused = await serving({ delete: async ({ diagnostics }) => diagnostics.error('Protected') }).apply({
      prior: existing,
      planned: null,
    });
    expect(refused.state).toEqual(whole(existing));
  });

  test('a failure after a save keeps what is left', async () => {
    const { state } = await serving({
      delete: async ({ prior, save }) => {
        save({ ...prior, ids: ['left'] });
        throw new Error('in use');
      },
    }).apply({ prior: existing, planned: null });
    expect(state).toMatchObject({ ids: ['left'] });
  });

  test('a warning does not keep it', async () => {
    expect(
      (await serving({ delete: async ({ diagnostics }) => diagnostics.warning('Slow') }).apply({
        prior: existing,
        planned: null,
      })).state,
    ).toBeNull();
  });
});

test('a resource may have an attribute called state', async () => {
  const door = { ...described, attributes: { state: computed(object({ open: string }), described) } };
  const create: Handlers['create'] = async ({ save }) => save({ state: { open: 'yes' } });
  expect((await new Serving({ schema: door, create }).apply({ planned: { state: UNKNOWN } })).state).toEqual({
    state: { open: 'yes' },
  });
});
