import { Resource } from '../../../../src/plugin-sdk/framework/resource';
import { computed, Schema } from '../../../../src/plugin-sdk/framework/schema';
import { string } from '../../../../src/plugin-sdk/values/type';
import { UNKNOWN } from '../../../../src/plugin-sdk/values/unknown';
import { Serving } from '../serving';

const schema = {
  description: '',
  attributes: { id: computed(string, { description: '' }), color: computed(string, { description: '' }) },
} satisfies Schema;
const state = { id: '1', color: 'red' };
const reading = async (read?: Resource<any, any>['read']) => (
  new Serving({ schema, read }).server.readResource({ typeName: 'test_thing', state, privateState: { note: 1 } })
);

test('what is there now is the new state, and the notes stay', async () => {
  expect(await reading(async ({ state: before, save }) => save({ ...before, color: 'blue' }))).toEqual({
    state: { id: '1', color: 'blue' },
    privateState: { note: 1 },
    diagnostics: [],
  });
});

test('the notes can be changed, too', async () => {
  expect(
    await reading(async ({ state: before, privateState, save }) =>
      save(before, { note: Number(privateState.note) + 1 }),
    ),
  )
    .toMatchObject({ state, privateState: { note: 2 } });
});

test('what is gone is forgotten', async () => {
  expect(await reading(async ({ forget }) => forget())).toMatchObject({ state: null, diagnostics: [] });
});

test('the last call counts', async () => {
  expect(await reading(async ({ save, forget }) => {
    save({ id: 7 } as any);
    forget();
  })).toMatchObject({ state: null, diagnostics: [] });
  expect(await reading(async ({ state: before, save, forget }) => {
    forget();
    save(before);
  })).toMatchObject({ state, diagnostics: [] });
});

test.each<[string, Resource<any, any>['read']]>([
  ['without a handler', undefined],
  ['where the handler does nothing', async () => undefined],
])('%s the state is as it was', async (_, read) => {
  expect(await reading(read)).toEqual({ state, privateState: { note: 1 }, diagnostics: [] });
});

test.each<[string, Resource<any, any>['read']]>([
  ['throws', async ({ save }) => {
    save({ id: '2', color: 'blue' }, { note: 2 });
    throw new Error('unreachable');
  }],
  ['adds an error', async ({ diagnostics, forget }) => {
    diagnostics.error('unreachable');
    forget();
  }],
  ['saves nothing at all', async ({ save }) => save(undefined as any)],
  ['saves null', async ({ save }) => save(null as any)],
  ['saves garbage', async ({ save }) => save('gone' as any)],
  ['saves something unknown', async ({ save }) => save({ id: UNKNOWN } as any)],
])('a handler that %s loses nothing', async (_, read) => {
  const answer = await reading(read);
  expect(answer).toMatchObject({ state, privateState: { note: 1 } });
  expect(answer.diagnostics).toHaveLength(1);
});
