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
  expect(await reading(async ({ state: before }) => ({ ...before, color: 'blue' }))).toEqual({
    state: { id: '1', color: 'blue' },
    privateState: { note: 1 },
    diagnostics: [],
  });
});

test('the notes can be changed, too', async () => {
  expect(
    await reading(async ({ state: before, privateState }) => ({
      state: before,
      privateState: { note: Number(privateState.note) + 1 },
    })),
  )
    .toMatchObject({ state, privateState: { note: 2 } });
});

test('what is gone is null', async () => {
  expect(await reading(async () => null)).toMatchObject({ state: null, diagnostics: [] });
});

test('without a handler the state is as it was', async () => {
  expect(await reading()).toEqual({ state, privateState: { note: 1 }, diagnostics: [] });
});

test.each<[string, Resource<any, any>['read']]>([
  ['throws', async () => {
    throw new Error('unreachable');
  }],
  ['adds an error', async ({ diagnostics }) => {
    diagnostics.error('unreachable');
    return null;
  }],
  ['returns nothing', async () => undefined as any],
  ['returns garbage', async () => 'gone' as any],
  ['returns something unknown', async () => ({ id: UNKNOWN }) as any],
])('a handler that %s loses nothing', async (_, read) => {
  const answer = await reading(read);
  expect(answer).toMatchObject({ state, privateState: { note: 1 } });
  expect(answer.diagnostics).toHaveLength(1);
});
