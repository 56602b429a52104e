import fc from 'fast-check';
import {
  computed,
  nestedSet,
  optional,
  optionalComputed,
  required,
  Schema,
} from '../../../../src/plugin-sdk/framework/schema';
import { number, string } from '../../../../src/plugin-sdk/values/type';
import { UNKNOWN } from '../../../../src/plugin-sdk/values/unknown';
import { Value } from '../../../../src/plugin-sdk/values/value';
import { Serving } from '../serving';

const described = { description: '' };
const members = {
  name: required(string, described),
  size: optionalComputed(number, described),
  zone: optionalComputed(string, { ...described, keepsPrior: true }),
  note: optional(string, described),
  id: computed(string, { ...described, keepsPrior: true }),
};
const schema = {
  ...described,
  attributes: { rules: optional(nestedSet(members), described), color: optional(string, described) },
} satisfies Schema;
const serving = new Serving({ schema, update: async () => undefined });

type Rule = { readonly [name: string]: Value };
const rule = (given: Rule): Rule => ({ name: null, size: null, zone: null, note: null, id: null, ...given });
const sorted = (rules: unknown) =>
  (rules as Rule[]).map((one) => JSON.stringify(one, (_, value) => (value === UNKNOWN ? 'unknown' : value))).sort();
const isTheProviders = (name: string) => ['size', 'zone', 'id'].includes(name);

test('objects that differ in what may be computed are planned as they are configured', async () => {
  const { planned, diagnostics } = await serving.plan({
    rules: [rule({ name: 'a', size: 1 }), rule({ name: 'a', size: 2 })],
  });
  expect(diagnostics).toEqual([]);
  expect(sorted(planned!.rules)).toEqual(sorted([
    rule({ name: 'a', size: 1, zone: UNKNOWN, id: UNKNOWN }),
    rule({ name: 'a', size: 2, zone: UNKNOWN, id: UNKNOWN }),
  ]));
});

test('an object that says less takes nothing from one that says more', async () => {
  const { planned, diagnostics } = await serving.plan({ rules: [rule({ name: 'a' }), rule({ name: 'a', size: 2 })] });
  expect(diagnostics).toEqual([]);
  expect(sorted(planned!.rules)).toEqual(sorted([
    rule({ name: 'a', size: UNKNOWN, zone: UNKNOWN, id: UNKNOWN }),
    rule({ name: 'a', size: 2, zone: UNKNOWN, id: UNKNOWN }),
  ]));
});

test('a choice is changed where another object would be left without its like', async () => {
  const before = [rule({ name: 'a', size: 1, zone: 'x', id: '1' }), rule({ name: 'a', size: 1, zone: 'y', id: '2' })];
  const config = { color: 'blue', rules: [rule({ name: 'a', size: 1 }), rule({ name: 'a', zone: 'x' })] };
  const proposed = { color: 'blue', rules: [before[0], before[1]] };
  const { planned, diagnostics } = await serving.plan(config, { rules: before }, { proposed });
  expect(diagnostics).toEqual([]);
  expect(sorted(planned!.rules)).toEqual(sorted([
    rule({ name: 'a', size: UNKNOWN, zone: 'x', id: '1' }),
    rule({ name: 'a', size: 1, zone: 'y', id: '2' }),
  ]));
});

test('what keeps its prior value keeps that of its own object', async () => {
  const before = [rule({ name: 'a', size: 1, zone: 'x', id: '1' }), rule({ name: 'a', size: 2, zone: 'y', id: '2' })];
  const config = { color: 'blue', rules: [rule({ name: 'a', size: 2 }), rule({ name: 'a', size: 1 })] };
  const proposed = { color: 'blue', rules: [before[1], before[0]] };
  expect(sorted((await serving.plan(config, { rules: before }, { proposed })).planned!.rules)).toEqual(sorted(before));
});

const text = fc.option(fc.constantFrom('x', 'y'), { nil: null });
const configuredRule = fc.record({
  name: fc.constantFrom('a', 'b'),
  size: fc.option(fc.constantFrom(1, 2), { nil: null }),
  zone: text,
  note: text,
  id: fc.constant(null),
});
const configuredRules = fc.uniqueArray(configuredRule, { maxLength: 6, selector: (one) => JSON.stringify(one) });

test('a create without any plan of the resource is accepted, and keeps every configured value', async () => {
  await fc.assert(fc.asyncProperty(configuredRules, fc.infiniteStream(fc.nat(100)), async (config, random) => {
    const shuffled = [...config].map((one) => ({ one, at: random.next().value! })).sort((a, b) => a.at - b.at).map((
      { one },
    ) => one);
    const { planned, diagnostics } = await serving.plan({ rules: config }, null, {
      proposed: serving.object({ rules: shuffled }) as any,
    });
    expect(diagnostics).toEqual([]);
    const expected = config.map((one) =>
      Object.fromEntries(
        Object.entries(one).map(([name, value]) => [name, value === null && isTheProviders(name) ? UNKNOWN : value]),
      ),
    );
    expect(sorted(planned!.rules)).toEqual(sorted(expected as Rule[]));
  }));
});

test('an update, whatever the prior state had filled in, keeps every configured value', async () => {
  const filled = fc.record({
    size: fc.constantFrom(1, 2, 3),
    zone: fc.constantFrom('x', 'y', 'z'),
    id: fc.constantFrom('1', '2', '3'),
  });
  await fc.assert(
    fc.asyncProperty(configuredRules, fc.array(filled, { minLength: 6, maxLength: 6 }), async (config, fillings) => {
      const proposed = config.map((one, at) => {
        const { size, zone, id } = fillings[at];
        return { ...one, size: one.size ?? size, zone: one.zone ?? zone, id };
      });
      fc.pre(new Set(sorted(proposed)).size === proposed.length);
      const change = { color: 'blue', rules: config };
      const { planned, diagnostics } = await serving.plan(change, { rules: proposed }, {
        proposed: { color: 'blue', rules: [...proposed].reverse() },
      });
      expect(diagnostics).toEqual([]);
      expect(isOneEach(config, planned!.rules as unknown as Rule[])).toBe(true);
    }),
  );
});

/** Whether every configured object can be found in a planned one of its own. */
function isOneEach(config: readonly Rule[], planned: readonly Rule[]): boolean {
  if (config.length === 0) return planned.length === 0;
  const [first, ...rest] = config;
  const holds = (one: Rule) =>
    Object.entries(first).every(([name, value]) => one[name] === value || (value === null && isTheProviders(name)));
  return planned.some((one, at) => holds(one) && isOneEach(rest, planned.filter((_, index) => index !== at)));
}
