import { LenientObject } from '../../../src/client/answers/lenient-json';

const fields = new LenientObject({
  text: 'a',
  number: 7,
  numberText: ' 7 ',
  empty: '',
  yes: 'True',
  one: 1,
  no: 'false',
  list: ['a', 1],
  mixed: [{ x: 1 }, null, 2],
});

test('numbers, booleans and times are read from whatever they are written as', () => {
  expect([fields.number('number'), fields.number('numberText'), fields.number('text'), fields.number('empty')]).toEqual(
    [7, 7, undefined, undefined],
  );
  expect([fields.boolean('yes'), fields.boolean('one'), fields.boolean('no'), fields.boolean('text')]).toEqual([true,
    true, false, undefined]);
  expect([fields.time('number'), fields.time('text')]).toEqual([7, undefined]);
  expect([fields.text('number'), fields.text('empty'), fields.text('absent')]).toEqual(['7', undefined, undefined]);
});

test('lists lose what does not belong in them', () => {
  expect(fields.objects('mixed')?.map((item) => item.number('x'))).toEqual([1]);
  expect(fields.objects('text')).toBeUndefined();
});

test('only an object is an object', () => {
  expect(LenientObject.parse('{"a":1}')?.number('a')).toBe(1);
  for (const text of ['', '[1]', 'null', '7', '{']) expect(LenientObject.parse(text)).toBeUndefined();
  expect(new LenientObject(null).text('a')).toBeUndefined();
});
