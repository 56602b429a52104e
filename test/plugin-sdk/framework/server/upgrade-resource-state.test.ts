import { Resource } from '../../../../src/plugin-sdk/framework/resource';
import { computed, Schema } from '../../../../src/plugin-sdk/framework/schema';
import { number, set, string } from '../../../../src/plugin-sdk/values/type';
import { Serving } from '../serving';

const described = { description: '' };
const attributes = {
  id: computed(string, described),
  ids: computed(set(string), described),
  size: computed(number, described),
};
const schema = { ...described, version: 2, attributes } satisfies Schema;
const upgrading = async (version: number, raw: Record<string, unknown>, upgrade?: Resource<any, any>['upgrade']) => (
  new Serving({ schema, upgrade }).server.upgradeResourceState({ typeName: 'test_thing', version, raw })
);

test('attributes the schema no longer has are dropped, new ones are null', async () => {
  expect(await upgrading(2, { id: '1', color: 'red' })).toEqual({
    state: { id: '1', ids: null, size: null },
    diagnostics: [],
  });
});

test('exact numbers stay exact', async () => {
  expect(await upgrading(2, { id: '1', size: 9007199254740993n })).toMatchObject({
    state: { size: 9007199254740993n },
  });
});

test('an older state goes through the resource, a state of today does not', async () => {
  const versions: number[] = [];
  const upgrade: Resource<any, any>['upgrade'] = (version, raw) => {
    versions.push(version);
    return { ...raw, ids: [raw.instance] };
  };
  expect(await upgrading(1, { id: '1', instance: 'x' }, upgrade)).toMatchObject({
    state: { id: '1', ids: ['x'] },
    diagnostics: [],
  });
  expect(await upgrading(2, { id: '1', instance: 'x' }, upgrade)).toMatchObject({
    state: { id: '1', ids: null },
    diagnostics: [],
  });
  expect(versions).toEqual([1]);
});

test('an older state whose resource has no upgrade is refused, for its attributes would be lost without a word', async () => {
  expect(await upgrading(0, { id: '1', instance: 'x' })).toEqual({
    state: null,
    diagnostics: [{
      severity: 'error',
      summary: 'State of test_thing cannot be upgraded',
      detail:
        'The state was written under version 0 of the schema, this provider knows version 2 and not how to get there. '
        + 'This is a bug in the provider: please report it. Until it is mended, use the version of the provider that wrote the state.',
    }],
  });
});

test('an upgrade that returns nothing is an error', async () => {
  expect(await upgrading(1, {}, () => undefined as any)).toMatchObject({
    state: null,
    diagnostics: [{ detail: expect.stringContaining('It came back from the upgrade as nothing.') }],
  });
});

test('a state of a newer provider is refused with what to do', async () => {
  expect(await upgrading(3, { id: '1' })).toEqual({
    state: null,
    diagnostics: [{
      severity: 'error',
      summary: 'State of test_thing is newer than the provider',
      detail:
        'The state was written under version 3 of the schema, this provider knows version 2. Use a provider at least as new as the one that wrote it.',
    }],
  });
});

test('a state that does not fit names the attribute, not its value', async () => {
  const { state, diagnostics } = await upgrading(2, { id: '1', ids: 'hunter2' });
  expect(state).toBeNull();
  expect(diagnostics).toMatchObject([{
    summary: 'State of test_thing does not fit its schema',
    detail: expect.stringContaining('`ids` must be a set, not a string'),
  }]);
});

test('an upgrade that fails is an error', async () => {
  expect(await upgrading(1, {}, () => {
    throw new Error('too old');
  })).toMatchObject({
    state: null,
    diagnostics: [{ summary: 'Could not upgrade the state of test_thing', detail: 'too old' }],
  });
  expect((await upgrading(1, {}, () => 'nothing' as any)).diagnostics).toHaveLength(1);
});
