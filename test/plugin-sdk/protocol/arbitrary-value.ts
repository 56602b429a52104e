import fc from 'fast-check';
import { terraformNumber, TerraformNumber } from '../../../src/plugin-sdk/values/decimal';
import { record } from '../../../src/plugin-sdk/values/record';
import {
  bool,
  dynamic,
  integer,
  list,
  map,
  number,
  object,
  ObjectType,
  set,
  string,
  tuple,
  Type,
} from '../../../src/plugin-sdk/values/type';
import { UNKNOWN } from '../../../src/plugin-sdk/values/unknown';
import { Value } from '../../../src/plugin-sdk/values/value';

const text = fc.string({ unit: 'binary', maxLength: 40 });
const key = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', ''), text);

const exactNumbers: fc.Arbitrary<TerraformNumber> = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(terraformNumber),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(terraformNumber),
  fc.tuple(fc.bigInt(), fc.nat(40)).map(([digits, scale]) => terraformNumber(`${digits}e-${scale}`)),
);

/** Types of every kind, nested in each other. */
export const arbitraryType: fc.Arbitrary<Type> = fc.letrec<{ type: Type }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<Type>(string, bool, number, integer, dynamic),
    tie('type').map(list),
    tie('type').map(set),
    tie('type').map(map),
    fc.dictionary(key, tie('type'), { maxKeys: 4 }).map((attributes) => object(record(Object.entries(attributes)))),
    fc.array(tie('type'), { maxLength: 3 }).map(tuple),
  ),
})).type;

/** Values of the type, null in any part, and with `unknowns` unknown in any part. */
export function arbitraryValue(type: Type, unknowns: boolean): fc.Arbitrary<Value> {
  const known = knownValue(type, unknowns);
  const absent = unknowns ? fc.constantFrom<Value>(null, UNKNOWN) : fc.constant<Value>(null);
  return fc.oneof({ weight: 5, arbitrary: known }, { weight: 1, arbitrary: absent });
}

function knownValue(type: Type, unknowns: boolean): fc.Arbitrary<Value> {
  switch (type.kind) {
    case 'string':
      return text;
    case 'bool':
      return fc.boolean();
    case 'integer':
      return fc.maxSafeInteger();
    case 'number':
      return exactNumbers;
    case 'dynamic':
      return innerType.chain((inner) =>
        arbitraryValue(inner, unknowns).map((value) => ({ type: inner, value }) as unknown as Value),
      );
    case 'list':
    case 'set':
      return fc.array(arbitraryValue(type.element, unknowns), { maxLength: 5 });
    case 'map':
      return fc.array(fc.tuple(key, arbitraryValue(type.element, unknowns)), { maxLength: 5 }).map((entries) =>
        record(entries),
      );
    case 'tuple':
      return fc.tuple(...type.elements.map((element) => arbitraryValue(element, unknowns)));
    case 'object':
      return knownObject(type, unknowns);
  }
}

function knownObject({ attributes }: ObjectType, unknowns: boolean): fc.Arbitrary<Value> {
  const entries = Object.entries(attributes).map(([name, member]) =>
    arbitraryValue(member, unknowns).map((value) => [name, value] as const),
  );
  return fc.tuple(...entries).map((members) => record(members));
}

/** What a value of dynamic type may turn out to be. */
const innerType: fc.Arbitrary<Type> = fc.constantFrom<Type>(
  string,
  number,
  list(bool),
  map(string),
  object({ a: string, b: list(number) }),
  tuple([bool, number]),
);

/** A type together with one of its values. */
export const typedValue = (unknowns: boolean) =>
  arbitraryType.chain((type) => arbitraryValue(type, unknowns).map((value) => ({ type, value })));
