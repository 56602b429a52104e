import {
  bool,
  dynamic,
  integer,
  list,
  map,
  number,
  object,
  set,
  string,
  tuple,
  Type,
} from '../../../src/plugin-sdk/values/type';
import { typeFromJson, typeText, typeToJson } from '../../../src/plugin-sdk/values/type-json';

test.each<[Type, string]>([
  [string, '"string"'],
  [integer, '"number"'],
  [dynamic, '"dynamic"'],
  [list(bool), '["list","bool"]'],
  [map(set(number)), '["map",["set","number"]]'],
  [tuple([string, bool]), '["tuple",["string","bool"]]'],
  [object({ b: string, a: number }), '["object",{"a":"number","b":"string"}]'],
])('%j is written %s and read back', (type, text) => {
  expect(typeText(type)).toBe(text);
  expect(typeToJson(typeFromJson(JSON.parse(text)))).toEqual(JSON.parse(text));
});

test.each(['"text"', '"constructor"', '["list"]', '["bag","string"]', '["object",["string"]]', '7', 'null'])(
  '%s is no type',
  (text) => {
    expect(() => typeFromJson(JSON.parse(text))).toThrow(TypeError);
  },
);
