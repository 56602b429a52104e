import { Decimal, terraformNumber } from './decimal';
import { Path } from './path';
import { isRecord, member, record } from './record';
import { ListType, MapType, ObjectType, SetType, TupleType, Type } from './type';
import { isUnknown, Unknown } from './unknown';
import { Value } from './value';

/** A place where a value does not fit its type; the problem never repeats the value, which may be a secret. */
export interface ConformanceError {
  readonly path: Path;
  readonly problem: string;
}

/** What became of a value. */
export interface Conformed {
  /** A copy in normal form; null wherever something did not fit. */
  readonly value: Value;
  readonly errors: readonly ConformanceError[];
}

const names: Readonly<Record<Type['kind'], string>> = {
  string: 'a string',
  bool: 'true or false',
  number: 'a number',
  integer: 'a whole number',
  dynamic: 'a value with its type',
  list: 'a list',
  set: 'a set',
  map: 'a map',
  object: 'an object',
  tuple: 'a tuple',
};

/**
 * Fits a value that comes from outside to a type: `undefined` and missing attributes become null, numbers take their
 * exact form, and what cannot be is reported and becomes null. With `unknowns` false, an unknown part is an error, too.
 */
export function conform(type: Type, value: unknown, options: { readonly unknowns: boolean }): Conformed {
  const errors: ConformanceError[] = [];
  return { value: new Walk(options.unknowns, errors).visit(type, value, []), errors };
}

class Walk {
  constructor(private readonly unknowns: boolean, private readonly errors: ConformanceError[]) {}

  public visit(type: Type, value: unknown, path: Path): Value {
    if (value === null || value === undefined) return null;
    if (isUnknown(value)) return this.unknown(value, path);
    switch (type.kind) {
      case 'string':
        return typeof value === 'string' ? value : this.error(type, value, path);
      case 'bool':
        return typeof value === 'boolean' ? value : this.error(type, value, path);
      case 'number':
      case 'integer':
        return this.number(type, value, path);
      case 'dynamic':
        return this.dynamic(type, value, path);
      case 'list':
      case 'set':
        return this.elements(type, value, path);
      case 'tuple':
        return this.tuple(type, value, path);
      case 'map':
        return this.map(type, value, path);
      case 'object':
        return this.object(type, value, path);
    }
  }

  private unknown(value: Unknown, path: Path): Value {
    if (this.unknowns) return value;
    this.errors.push({ path, problem: 'must be known' });
    return null;
  }

  private number(type: Type, value: unknown, path: Path): Value {
    if (
      !(typeof value === 'bigint' || value instanceof Decimal || (typeof value === 'number' && Number.isFinite(value)))
    ) {
      return this.error(type, value, path);
    }
    const exact = terraformNumber(value instanceof Decimal ? value.text : value);
    if (type.kind !== 'integer' || Number.isSafeInteger(exact)) return exact;
    this.errors.push({
      path,
      problem: `must be a whole number from ${Number.MIN_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER}`,
    });
    return null;
  }

  private dynamic(type: Type, value: unknown, path: Path): Value {
    if (!isRecord(value) || !isRecord(value.type)) return this.error(type, value, path);
    const inner = value.type as unknown as Type;
    return Object.hasOwn(names, inner.kind) ? { type: inner, value: this.visit(inner, value.value, path) }
      : this.error(type, value, path);
  }

  private elements(type: ListType | SetType, value: unknown, path: Path): Value {
    if (!Array.isArray(value)) return this.error(type, value, path);
    return Array.from(value,
      (element, index) => this.visit(type.element, element, type.kind === 'set' ? path : [...path, { index }]));
  }

  private map(type: MapType, value: unknown, path: Path): Value {
    if (!isRecord(value)) return this.error(type, value, path);
    return record(
      Object.entries(value).map(([key, element]) =>
        [key, this.visit(type.element, element, [...path, { key }])] as const,
      ),
    );
  }

  private tuple(type: TupleType, value: unknown, path: Path): Value {
    if (!Array.isArray(value) || value.length !== type.elements.length) return this.error(type, value, path);
    return type.elements.map((element, index) => this.visit(element, value[index], [...path, { index }]));
  }

  private object(type: ObjectType, value: unknown, path: Path): Value {
    if (!isRecord(value)) return this.error(type, value, path);
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(type.attributes, name)) {
        this.errors.push({ path: [...path, { attribute: name }], problem: 'is not an attribute of the schema' });
      }
    }
    return record(Object.entries(type.attributes).map(([name, inner]) => (
      [name, this.visit(inner, member(value, name), [...path, { attribute: name }])] as const
    )));
  }

  private error(type: Type, value: unknown, path: Path): null {
    this.errors.push({ path, problem: `must be ${names[type.kind]}, not ${nameOf(value)}` });
    return null;
  }
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  switch (typeof value) {
    case 'string':
      return 'a string';
    case 'boolean':
      return 'true or false';
    case 'bigint':
      return 'a number';
    case 'number':
      return Number.isFinite(value) ? 'a number' : String(value);
    case 'object':
      return value instanceof Decimal ? 'a number' : 'an object';
    default:
      return `a ${typeof value}`;
  }
}
