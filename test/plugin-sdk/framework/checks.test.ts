import {
  atLeast,
  atMost,
  duration,
  lengthBetween,
  matches,
  oneOf,
  sizeBetween,
  uuid,
} from '../../../src/plugin-sdk/framework/checks';
import { Check } from '../../../src/plugin-sdk/framework/schema';
import { terraformNumber } from '../../../src/plugin-sdk/values/decimal';

test.each<[string, Check, unknown]>([
  ['a listed text', oneOf('restart', 'delete'), 'restart'],
  ['a text of the pattern', matches(/^[a-z]+$/, 'lower case'), 'abc'],
  ['a UUID in capitals', uuid, '3F1C2D8E-5A4B-4C6D-8E9F-0A1B2C3D4E5F'],
  ['a duration', duration(), '1h30m'],
  ['the shortest duration allowed', duration({ atLeast: '1m' }), '60s'],
  ['the smallest number allowed', atLeast(1), 1],
  ['a large exact number', atLeast(9007199254740993n), 9007199254740993n],
  ['the largest number allowed', atMost(5), 5],
  ['a text of characters outside the basic plane', lengthBetween(1, 2), '😀😀'],
  ['a map within the limits', sizeBetween(1, 2), { a: 1 }],
])('%s passes', (_, check, value) => {
  expect(check(value)).toBeUndefined();
});

test.each<[string, Check, unknown, string]>([
  ['a text not listed', oneOf('restart', 'delete'), 'Restart', 'Must be "restart" or "delete".'],
  ['the only choice', oneOf('kafka'), '', 'Must be "kafka".'],
  ['one of three', oneOf('a', 'b', 'c'), 'd', 'Must be "a", "b" or "c".'],
  ['another pattern', matches(/^[a-z]+$/, 'lower case'), 'ABC', 'Must be lower case.'],
  ['no UUID', uuid, 'kafka-1', 'Must be a UUID such as 3f1c2d8e-5a4b-4c6d-8e9f-0a1b2c3d4e5f.'],
  ['no duration', duration(), '5 minutes', 'Must be a duration such as "90s", "30m" or "1h30m".'],
  ['too short a duration', duration({ atLeast: '1m' }), '59s', 'Must be 1m or longer.'],
  ['too small a number', atLeast(1), 0, 'Must be 1 or more.'],
  ['a decimal a hair too small', atLeast(1), terraformNumber('0.99999999999999999999'), 'Must be 1 or more.'],
  ['too large a number', atMost(5), 6, 'Must be 5 or less.'],
  ['too long a text', lengthBetween(1, 3), 'abcd', 'Must have 1 to 3 characters, not 4.'],
  ['too short a text', lengthBetween(2, Infinity), 'a', 'Must have at least 2 characters, not 1.'],
  ['too many elements', sizeBetween(1, 1), ['a', 'b'], 'Must have exactly 1 element, not 2.'],
])('%s is refused with what would be right', (_, check, value, sentence) => {
  expect(check(value)).toBe(sentence);
});

test('a check keeps no memory between calls, even of a global pattern', () => {
  const check = matches(/a/g, 'an a');
  expect([check('a'), check('a'), check('a')]).toEqual([undefined, undefined, undefined]);
});

test('a limit that is no duration is found when the schema is declared', () => {
  expect(() => duration({ atLeast: 'soon' })).toThrow(RangeError);
});
