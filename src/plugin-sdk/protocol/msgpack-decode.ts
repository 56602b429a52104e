import { parseExactJson } from './exact-json';
import { MsgpackReader, Token } from './msgpack-reader';
import { ValueError, within } from './value-error';
import { exactNumber, terraformNumber, TerraformNumber } from '../values/decimal';
import { record } from '../values/record';
import { ObjectType, Type } from '../values/type';
import { typeFromJson } from '../values/type-json';
import { UNKNOWN } from '../values/unknown';
import { DynamicValue, Value } from '../values/value';

/**
 * Reads a value of the type. Attributes the type does not know are passed over, missing ones are null.
 * @throws ValueError when the bytes hold no such value; it tells which attribute.
 */
export function decodeMsgpack(bytes: Uint8Array, type: Type): Value {
  const reader = new MsgpackReader(bytes);
  const value = new MsgpackDecoder(reader).decode(type);
  if (!reader.atEnd) throw new ValueError('there is more after the end of the value');
  return value;
}

/** A type is finite, but a value of dynamic type may hold another one, and so on. */
const DEEPEST = 500;

class MsgpackDecoder {
  private depth = 0;

  constructor(private readonly reader: MsgpackReader) {}

  public decode(type: Type): Value {
    if (this.depth === DEEPEST) throw new ValueError('the value is nested too deeply');
    this.depth++;
    const value = this.decodeToken(this.reader.read(), type);
    this.depth--;
    return value;
  }

  private decodeToken(token: Token, type: Type): Value {
    if (token.kind === 'nil') return null;
    // Any extension is an unknown; code 12 also says what is known of it, which nobody here asks for.
    if (token.kind === 'extension') return UNKNOWN;
    switch (type.kind) {
      case 'string':
        return expect(token, 'string').value;
      case 'bool':
        return expect(token, 'bool').value;
      case 'number':
      case 'integer':
        return decodeNumber(token);
      case 'dynamic':
        return this.dynamic(token);
      case 'list':
        return times(expect(token, 'array').length, (index) => within({ index }, () => this.decode(type.element)));
      case 'set':
        return times(expect(token, 'array').length, () => this.decode(type.element));
      case 'tuple':
        return times(tupleLength(token, type.elements.length),
          (index) => within({ index }, () => this.decode(type.elements[index])));
      case 'map':
        return record(times(expect(token, 'map').length, () => this.pair(type.element)));
      case 'object':
        return this.object(expect(token, 'map').length, type);
    }
  }

  /** On the wire, a value of dynamic type is a pair: its type as JSON, and the value. */
  private dynamic(token: Token): Value {
    if (token.kind !== 'array' || token.length !== 2) throw mismatch(token, 'a value with its type');
    const typeToken = this.reader.read();
    if (typeToken.kind !== 'binary' && typeToken.kind !== 'string') throw mismatch(typeToken, 'a type');
    const type = parseType(typeToken.value.toString());
    const dynamic: DynamicValue = { type, value: this.decode(type) };
    return dynamic as unknown as Value;
  }

  private pair(element: Type): readonly [string, Value] {
    const key = expect(this.reader.read(), 'string').value;
    return [key, within({ key }, () => this.decode(element))];
  }

  private object(length: number, { attributes }: ObjectType): Value {
    const result = record(Object.keys(attributes).map((name) => [name, null] as readonly [string, Value]));
    for (let pair = 0; pair < length; pair++) {
      const name = expect(this.reader.read(), 'string').value;
      if (Object.hasOwn(attributes, name)) {
        result[name] = within({ attribute: name }, () => this.decode(attributes[name]));
      } else {this.reader.skip();}
    }
    return result;
  }
}

function decodeNumber(token: Token): TerraformNumber {
  if (token.kind === 'int') return token.value;
  if (token.kind === 'float') {
    if (!Number.isFinite(token.value)) {
      throw new ValueError(
        `${Number.isNaN(token.value) ? 'no number (NaN)' : 'an infinite number'} where a number was expected`,
      );
    }
    return exactNumber(token.value);
  }
  if (token.kind !== 'string') throw mismatch(token, 'a number');
  try {
    return terraformNumber(token.value);
  } catch {
    throw new ValueError('a text where a number was expected');
  }
}

function parseType(text: string): Type {
  try {
    return typeFromJson(parseExactJson(text));
  } catch {
    throw new ValueError('the type of a dynamic value is malformed');
  }
}

/** Grows as it goes: the announced length alone must not claim memory. */
function times<T>(length: number, decodeOne: (index: number) => T): T[] {
  const values: T[] = [];
  for (let index = 0; index < length; index++) values.push(decodeOne(index));
  return values;
}

function tupleLength(token: Token, expected: number): number {
  const { length } = expect(token, 'array');
  if (length !== expected) throw new ValueError(`${length} elements where ${expected} were expected`);
  return length;
}

type TokenOf<K extends Token['kind']> = Extract<Token, { kind: K }>;

function expect<K extends Token['kind']>(token: Token, kind: K): TokenOf<K> {
  if (token.kind !== kind) throw mismatch(token, kinds[kind]);
  return token as TokenOf<K>;
}

function mismatch(token: Token, expected: string): ValueError {
  return new ValueError(`${kinds[token.kind]} where ${expected} was expected`);
}

const kinds: Readonly<Record<Token['kind'], string>> = {
  nil: 'null',
  bool: 'true or false',
  int: 'a number',
  float: 'a number',
  string: 'a text',
  binary: 'bytes',
  array: 'a list',
  map: 'a map',
  extension: 'an unknown',
};
