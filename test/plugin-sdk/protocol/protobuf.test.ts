import fc from 'fast-check';
import {
  boolField,
  bytes,
  chosenInt64,
  chosenString,
  int64,
  many,
  mapOf,
  message,
  one,
  stringField,
} from '../../../src/plugin-sdk/protocol/protobuf';
import { ProtobufError } from '../../../src/plugin-sdk/protocol/protobuf-reader';
import { Int64 } from '../../../src/plugin-sdk/protocol/protobuf-writer';

const Leaf = message({ name: stringField(1), size: int64(2) });
const Choice = message({ text: chosenString(1), number: chosenInt64(2) });
const Tree = message({
  name: stringField(1),
  size: int64(2),
  open: boolField(3),
  leaf: one(5, Leaf),
  leaves: many(6, Leaf),
  byName: mapOf(7, Leaf),
  choice: one(8, Choice),
  data: bytes(16),
});

const int64s = fc.oneof(fc.integer(), fc.maxSafeInteger(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(safe));
const texts = fc.string({ unit: 'binary' });
const absent = { nil: undefined };
const leaves = fc.record({ name: texts, size: int64s });
const trees = fc.record({
  name: texts,
  size: int64s,
  open: fc.boolean(),
  data: fc.uint8Array().map((data) => Buffer.from(data)),
  leaf: fc.option(leaves, absent),
  leaves: fc.array(leaves),
  byName: fc.array(fc.tuple(fc.oneof(texts, fc.constant('__proto__')), leaves)).map((entries) => new Map(entries)),
  choice: fc.option(
    fc.oneof(texts.map((text) => ({ text, number: undefined })), int64s.map((number) => ({ text: undefined, number }))),
    absent,
  ),
});

function safe(value: bigint): Int64 {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

const hex = (text: string) => Buffer.from(text.replace(/ /g, ''), 'hex');

test('every message comes back as it was', () => {
  fc.assert(fc.property(trees, (tree) => {
    const read = Tree.decode(Tree.encode(tree));
    expect({ ...read, data: Buffer.from(read.data) }).toEqual(tree);
  }));
});

test('fields that are absent have the values of proto3', () => {
  expect(Tree.decode(Buffer.alloc(0))).toEqual({
    name: '',
    size: 0,
    open: false,
    data: new Uint8Array(),
    leaf: undefined,
    leaves: [],
    byName: new Map(),
    choice: undefined,
  });
});

test.each([
  ['a varint of two bytes', { size: 150 }, '10 9601'],
  ['a text', { name: 'testing' }, '0a 07 74657374696e67'],
  ['a negative number, which takes ten bytes', { size: -1 }, '10 ffffffffffffffffff01'],
  ['zero values, which are left out', { name: '', size: 0, open: false, data: Buffer.alloc(0) }, ''],
  ['an empty message, which is not', { leaf: {} }, '2a 00'],
  ['a field number beyond 15', { data: Buffer.from([1]) }, '8201 01 01'],
  ['an index of zero in a oneof, which is written', { choice: { number: 0 } }, '42 02 1000'],
  ['a map entry', { byName: new Map([['k', { size: 1 }]]) }, '3a 07 0a016b 12021001'],
])('%s is written as the specification says', (_name, value, expected) => {
  expect(Tree.encode(value).toString('hex')).toBe(expected.replace(/ /g, ''));
});

test('unknown fields of every wire type are skipped', () => {
  expect(Leaf.decode(hex('f801 9601  f901 0000000000000000  fa01 03 616263  fd01 00000000  10 05'))).toEqual({
    name: '',
    size: 5,
  });
});

test('a map entry without a value holds an empty message', () => {
  expect(Tree.decode(hex('3a 03 0a016b')).byName).toEqual(new Map([['k', { name: '', size: 0 }]]));
});

test.each([
  ['a varint without end', '10 ffffffffffffffffffffff'],
  ['a length beyond the end', '0a 7f 61'],
  ['a length beyond everything', '0a ffffffffffffffffff01'],
  ['a tag alone', '10'],
  ['field number zero', '00 00'],
  ['a group', 'fb01'],
  ['the wrong wire type', '08 01'],
  ['a text that is not UTF-8', '0a 01 ff'],
])('%s is refused', (_name, text) => {
  expect(() => Tree.decode(hex(text))).toThrow(ProtobufError);
});

test('arbitrary bytes are a message or a ProtobufError', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (noise) => {
    try {
      Tree.decode(noise);
    } catch (error) {
      expect(error).toBeInstanceOf(ProtobufError);
    }
  }), { numRuns: 5000 });
});
