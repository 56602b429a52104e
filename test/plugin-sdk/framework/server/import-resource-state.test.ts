import { Resource } from '../../../../src/plugin-sdk/framework/resource';
import { computed, Schema } from '../../../../src/plugin-sdk/framework/schema';
import { string } from '../../../../src/plugin-sdk/values/type';
import { Serving } from '../serving';

const schema = {
  description: '',
  attributes: { id: computed(string, { description: '' }), color: computed(string, { description: '' }) },
} satisfies Schema;
const importing = async (importState?: Resource<any, any>['importState']) => (
  new Serving({ schema, importState }).server.importResourceState({ typeName: 'test_thing', id: 'x/1' })
);

test('an id is enough, the rest is null', async () => {
  expect(await importing(async ({ id, save }) => save({ id }, { adopted: true }))).toEqual({
    state: { id: 'x/1', color: null },
    privateState: { adopted: true },
    diagnostics: [],
  });
});

test('a resource without the handler cannot be imported', async () => {
  expect(await importing()).toMatchObject({
    state: null,
    diagnostics: [{ severity: 'error', summary: 'test_thing cannot be imported' }],
  });
});

test('where nothing is saved there is no such object', async () => {
  expect(await importing(async () => undefined)).toMatchObject({
    state: null,
    diagnostics: [{
      severity: 'error',
      summary: 'Nothing to import as test_thing',
      detail: 'There is no object with the id "x/1". Check the id.',
    }],
  });
});

test('null is no state', async () => {
  expect(await importing(async ({ save }) => save(null as any))).toMatchObject({
    state: null,
    diagnostics: [{ severity: 'error', summary: 'Could not import test_thing' }],
  });
});

test('an id that cannot be read is an error with the words of the provider', async () => {
  expect(await importing(async () => {
    throw new Error('The id must be REGION/ID.');
  })).toMatchObject({ state: null, diagnostics: [{ detail: 'The id must be REGION/ID.' }] });
});

test('what does not fit the schema is a bug', async () => {
  expect(await importing(async ({ save }) => save({ id: 7 } as any))).toMatchObject({
    state: null,
    diagnostics: [{ summary: 'Bug in the provider: it imported what is no state' }],
  });
});
