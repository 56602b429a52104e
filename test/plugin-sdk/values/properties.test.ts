import * as fc from 'fast-check';
import { conform } from '../../../src/plugin-sdk/values/conform';
import { compareNumbers, exactNumber, numberText, terraformNumber } from '../../../src/plugin-sdk/values/decimal';
import { equal } from '../../../src/plugin-sdk/values/equal';
import { bool, list, map, number, object, set, string, tuple, Type } from '../../../src/plugin-sdk/values/type';
import { typeFromJson, typeText, typeToJson } from '../../../src/plugin-sdk/values/type-json';
import { UNKNOWN } from '../../../src/plugin-sdk/values/unknown';
import { Value } from '../../../src/plugin-sdk/values/value';

const digits = fc.record({
  coefficient: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
  exponent: fc.integer({ min: -40, max: 40 }),
});
const textOf = ({ coefficient, exponent }: { coefficient: bigint; exponent: number }) => `${coefficient}e${exponent}`;

test('a number has one text, whichever way it was written', () => {
  fc.assert(fc.property(digits, fc.nat(20), ({ coefficient, exponent }, zeros) => {
    const text = numberText(terraformNumber(textOf({ coefficient, exponent })));
    expect(numberText(terraformNumber(`${coefficient * 10n ** BigInt(zeros)}e${exponent - zeros}`))).toBe(text);
    expect(terraformNumber(text)).toEqual(terraformNumber(textOf({ coefficient, exponent })));
  }));
});

test('numbers are compared as whole numbers of the same scale are', () => {
  fc.assert(fc.property(digits, digits, (a, b) => {
    const scaled = ({ coefficient, exponent }: typeof a) => coefficient * 10n ** BigInt(exponent + 40);
    const [left, right] = [scaled(a), scaled(b)];
    const expected = left < right ? -1 : left > right ? 1 : 0;
    expect(Math.sign(compareNumbers(terraformNumber(textOf(a)), terraformNumber(textOf(b))))).toBe(expected);
  }));
});

test('a float is the number whose nearest float it is', () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (float) => {
    expect(Number(numberText(exactNumber(float)))).toBe(float === 0 ? 0 : float);
  }));
});

const { typed } = fc.letrec<{ typed: { type: Type; value: Value }; leaf: { type: Type; value: Value } }>((tie) => ({
  leaf: fc.oneof(
    fc.oneof(fc.string(), fc.constantFrom('__proto__', null, UNKNOWN)).map((value) => ({
      type: string as Type,
      value: value as Value,
    })),
    fc.boolean().map((value) => ({ type: bool, value })),
    digits.map((number_) => ({ type: number, value: terraformNumber(textOf(number_)) })),
  ),
  typed: fc.oneof({ maxDepth: 4 }, tie('leaf'),
    fc.tuple(fc.constantFrom(list, set), tie('typed'), fc.nat(3)).map(([of, { type, value }, length]) => ({
      type: of(type),
      value: Array<Value>(length).fill(value),
    })), fc.tuple(fc.array(fc.string(), { maxLength: 3 }), tie('typed')).map(([keys, { type, value }]) => ({
      type: map(type),
      value: Object.fromEntries(keys.map((key) => [key, value])),
    })), fc.dictionary(fc.string(), tie('typed'), { maxKeys: 3 }).map((members) => ({
      type: object(Object.fromEntries(Object.entries(members).map(([name, { type }]) => [name, type]))),
      value: Object.fromEntries(Object.entries(members).map(([name, { value }]) => [name, value])),
    })),
    fc.array(tie('typed'), { maxLength: 3 }).map((elements) => ({
      type: tuple(elements.map(({ type }) => type)),
      value: elements.map(({ value }) => value),
    }))),
}));

test('a value fits its own type unchanged, and equals itself', () => {
  fc.assert(fc.property(typed, ({ type, value }) => {
    const fitted = conform(type, value, { unknowns: true });
    expect(fitted.errors).toEqual([]);
    expect(equal(type, fitted.value, value)).toBe(true);
  }));
});

test('whatever comes from outside becomes a value of the type', () => {
  fc.assert(
    fc.property(typed, fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
      ({ type }, anything) => {
        const { value } = conform(type, anything, { unknowns: false });
        expect(conform(type, value, { unknowns: false })).toEqual({ value, errors: [] });
      }),
  );
});

test('a type survives its notation', () => {
  fc.assert(fc.property(typed, ({ type }) => {
    expect(typeText(typeFromJson(typeToJson(type)))).toBe(typeText(type));
  }));
});
