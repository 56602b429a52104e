import {
  compareNumbers,
  Decimal,
  exactNumber,
  numberText,
  terraformNumber,
} from '../../../src/plugin-sdk/values/decimal';

describe('terraformNumber', () => {
  test.each<[string, unknown]>([
    ['0', 0],
    ['-0', 0],
    ['00012', 12],
    ['42', 42],
    ['-42', -42],
    ['1e3', 1000],
    ['12.50', 12.5],
    ['0.1', 0.1],
    ['-0.1', -0.1],
    ['1e-7', 1e-7],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', 9007199254740993n],
    ['-9007199254740993', -9007199254740993n],
    ['1e100', 10n ** 100n],
    ['1e+100', 10n ** 100n],
  ])('%s is held as what prints the same', (text, expected) => {
    expect(terraformNumber(text)).toBe(expected);
  });

  test('a fraction with more digits than a float can tell apart stays decimal text', () => {
    const number = terraformNumber('0.10000000000000000001');
    expect(number).toBeInstanceOf(Decimal);
    expect(numberText(number)).toBe('0.10000000000000000001');
  });

  test('a whole number too long for a bigint to be sensible stays text', () => {
    expect(terraformNumber('1e5000')).toEqual(new Decimal('1e5000'));
  });

  test('numbers and bigints come into the same form as their texts', () => {
    expect(terraformNumber(5n)).toBe(5);
    expect(terraformNumber(2 ** 60)).toBe(2n ** 60n);
    expect(terraformNumber(0.1)).toBe(0.1);
  });

  test.each(['', 'abc', '1.2.3', 'Infinity', 'NaN', '0x10', '1e', ' 1', '1e99999999999'])('%j is refused', (text) => {
    expect(() => terraformNumber(text)).toThrow(RangeError);
  });

  test.each([NaN, Infinity, -Infinity])('%p is refused', (value) => {
    expect(() => terraformNumber(value)).toThrow(RangeError);
  });
});

describe('numberText', () => {
  test.each<[string, string]>([
    ['0.000', '0'],
    ['1.50', '1.5'],
    ['150e-2', '1.5'],
    ['0.00000001', '0.00000001'],
    ['1.5e-300', '1.5e-300'],
    ['12e4999', '1.2e5000'],
    ['-1e-30', '-1e-30'],
  ])('%s is written %s', (text, expected) => {
    expect(new Decimal(text).text).toBe(expected);
  });

  test('the same number has the same text in every representation', () => {
    expect(numberText(7)).toBe(numberText(7n));
    expect(numberText(7)).toBe(numberText(new Decimal('7.0')));
    expect(numberText(0.5)).toBe(numberText(new Decimal('5e-1')));
  });
});

test('a float from the wire is taken digit by digit', () => {
  expect(exactNumber(0.5)).toBe(0.5);
  expect(exactNumber(3)).toBe(3);
  expect(numberText(exactNumber(0.1))).toBe('0.1000000000000000055511151231257827021181583404541015625');
  expect(numberText(exactNumber(1e23))).toBe('99999999999999991611392');
});

describe('compareNumbers', () => {
  test.each<[string, string, number]>([
    ['1', '2', -1],
    ['2', '2.0', 0],
    ['10', '9', 1],
    ['-10', '-9', -1],
    ['0', '-1', 1],
    ['0.1', '0.10000000000000000001', -1],
    ['9007199254740993', '9007199254740992', 1],
    ['1e100', '1e99', 1],
    ['-0.5', '0', -1],
  ])('%s against %s', (a, b, expected) => {
    expect(Math.sign(compareNumbers(terraformNumber(a), terraformNumber(b)))).toBe(expected);
  });
});
