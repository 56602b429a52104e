/** What a value that is read from JSON may be. The tables made of shapes are types and checks in one. */
export interface Shape<T> {
  /** Completes "resultOrder must be …". */
  readonly expected: string;
  /**
   * The value, checked.
   *
   * @param path where the value stands, such as `throttle.requests`
   * @throws Error when the value does not fit; it names the path and says what is allowed.
   */
  read(value: unknown, path?: string): T;
}

/** A shape whose field may be missing, or null, which means the same. */
export interface OptionalShape<T> extends Shape<T | undefined> {
  readonly optional: true;
}

/** The fields of an object by name. */
export type ShapeTable = Readonly<Record<string, Shape<unknown>>>;

type ValueOf<S> = S extends Shape<infer T> ? T : never;

/** The type of the objects that a table describes. */
export type ShapeValues<T extends ShapeTable> =
  & { readonly [K in keyof T as T[K] extends OptionalShape<unknown> ? never : K]: ValueOf<T[K]>; }
  & { readonly [K in keyof T as T[K] extends OptionalShape<unknown> ? K : never]?: ValueOf<T[K]>; };

function shape<T>(expected: string, fits: (value: unknown) => boolean): Shape<T> {
  return {
    expected,
    read: (value, path = '') => {
      if (!fits(value)) throw mismatch(path, expected, value);
      return value as T;
    },
  };
}

function mismatch(path: string, expected: string, value: unknown): Error {
  const subject = path || 'the value';
  if (value === undefined) return new Error(`${subject} is missing: it must be ${expected}`);
  const given = JSON.stringify(value);
  return new Error(`${subject} must be ${expected}, not ${given.length > 60 ? `${given.slice(0, 60)}…` : given}`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that is not empty. */
export const textShape = shape<string>('a text', (value) => typeof value === 'string' && value !== '');

/** A boolean. */
export const flagShape = shape<boolean>('true or false', (value) => typeof value === 'boolean');

/** An object that maps names to texts. */
export const textsShape = shape<Readonly<Record<string, string>>>(
  'an object of texts',
  (value) => isObject(value) && Object.values(value).every((item) => typeof item === 'string'),
);

/** Names and values that may stand in the head of an answer. */
export const headersShape = shape<Readonly<Record<string, string>>>(
  'an object of header names and their texts',
  (value) => isObject(value) && Object.entries(value).every(([name, item]) => isHeader(name, item)),
);

function isHeader(name: string, value: unknown): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name) && typeof value === 'string' && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

/** A text of a certain form. */
export function matchingShape(expected: string, pattern: RegExp): Shape<string> {
  return shape(expected, (value) => typeof value === 'string' && pattern.test(value));
}

/** One of these texts or numbers. */
export const oneOfShape = <const T extends readonly (string | number)[]>(...allowed: T): Shape<T[number]> =>
  shape(allowed.length === 1 ? String(allowed[0]) : `one of ${allowed.join(', ')}`, (value) =>
    (allowed as readonly unknown[]).includes(value));

/** A number within bounds, which are included. */
export function numberShape(least: number, most = Infinity): Shape<number> {
  return shape(`a number ${range(least, most)}`,
    (value) => typeof value === 'number' && value >= least && value <= most);
}

/** Like `numberShape`, without fractions. */
export function wholeNumberShape(least = -Infinity, most = Infinity): Shape<number> {
  return shape(`a whole number ${range(least, most)}`.trim(),
    (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most);
}

function range(least: number, most: number): string {
  if (least === -Infinity) return '';
  return most === Infinity ? `of at least ${least}` : `from ${least} to ${most}`;
}

/** What one of two shapes accepts. */
export function eitherShape<A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> {
  const fits = (candidate: Shape<unknown>, value: unknown): boolean => {
    try {
      candidate.read(value);
      return true;
    } catch {
      return false;
    }
  };
  return shape(`${first.expected}, or ${second.expected}`, (value) => fits(first, value) || fits(second, value));
}

/** A list of any length. */
export function listShape<T>(item: Shape<T>): Shape<readonly T[]> {
  const expected = `a list, each item ${item.expected}`;
  return {
    expected,
    read: (value, path = '') => {
      if (!Array.isArray(value)) throw mismatch(path, expected, value);
      return value.map((each, index) => item.read(each, `${path}[${index}]`));
    },
  };
}

/** A field that may be missing, or null, and is of this shape otherwise. */
export function optionalShape<T>({ expected, read }: Shape<T>): OptionalShape<T> {
  return {
    expected,
    optional: true,
    read: (value, path) => value === undefined || value === null ? undefined : read(value, path),
  };
}

/** An object with these fields and no others. */
export function objectShape<T extends ShapeTable>(table: T): Shape<ShapeValues<T>> {
  const required = Object.keys(table).filter((name) => !('optional' in table[name]));
  return objectWith(table, required) as Shape<ShapeValues<T>>;
}

/** An object with some of these fields and no others. */
export function partialShape<T extends ShapeTable>(table: T): Shape<Partial<ShapeValues<T>>> {
  return objectWith(table, []) as Shape<Partial<ShapeValues<T>>>;
}

function objectWith(table: ShapeTable, required: readonly string[]): Shape<unknown> {
  const names = Object.keys(table);
  const expected = names.length === 0 ? 'an empty JSON object' : `a JSON object with ${names.join(', ')}`;
  return {
    expected,
    read: (value, path = '') => {
      if (!isObject(value)) throw mismatch(path, expected, value);
      const within = (name: string) => path === '' ? name : `${path}.${name}`;
      const stranger = Object.keys(value).find((name) => !names.includes(name));
      if (stranger !== undefined) throw new Error(`${within(stranger)} is not known; known are ${names.join(', ')}`);
      const read = (name: string): unknown =>
        table[name].read(Object.hasOwn(value, name) ? value[name] : undefined, within(name));
      return Object.fromEntries(
        names.filter((name) => required.includes(name) || Object.hasOwn(value, name)).map((name) => [name, read(name)]),
      );
    },
  };
}
