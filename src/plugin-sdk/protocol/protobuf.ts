import { ProtobufReader, WireType } from './protobuf-reader';
import { Int64, ProtobufWriter } from './protobuf-writer';

/** How one field travels: its number, and what it holds. `E` is what is written, `D` what is read. */
export interface Field<E, D> {
  readonly number: number;
  write(writer: ProtobufWriter, value: E): void;
  /** Value of the field when it is absent. */
  empty(): D;
  /** Reads one occurrence; `before` is what earlier occurrences gave. */
  read(reader: ProtobufReader, wireType: WireType, before: D): D;
}

type Fields = Readonly<Record<string, Field<any, any>>>;

/** What is written: fields may be left out. */
export type Outgoing<M> = M extends Message<infer F>
  ? { readonly [K in keyof F]?: F[K] extends Field<infer E, any> ? E | undefined : never; }
  : never;

/** What is read: every field has a value, that of proto3 where it was absent. */
export type Incoming<M> = M extends Message<infer F>
  ? { readonly [K in keyof F]: F[K] extends Field<any, infer D> ? D : never; }
  : never;

/** A message type, declared as a table of fields. */
export class Message<F extends Fields = Fields> {
  private readonly byNumber: ReadonlyMap<number, readonly [string, Field<any, any>]>;

  constructor(private readonly fields: F) {
    this.byNumber = new Map(Object.entries(fields).map((entry) => [entry[1].number, entry]));
  }

  public encode(value: Outgoing<Message<F>>): Buffer {
    const writer = new ProtobufWriter();
    for (const [name, field] of Object.entries(this.fields)) {
      const member: unknown = (value as Record<string, unknown>)[name];
      if (member !== undefined) field.write(writer, member);
    }
    return writer.finish();
  }

  /**
   * Reads a message; fields it does not know are skipped. Byte fields share memory with `bytes`.
   * @throws ProtobufError when the bytes are no such message.
   */
  public decode(bytes: Uint8Array): Incoming<Message<F>> {
    return this.read(new ProtobufReader(bytes));
  }

  /** @internal Reads what the reader holds, to its end. */
  public read(reader: ProtobufReader): Incoming<Message<F>> {
    const result: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(this.fields)) result[name] = field.empty();
    while (!reader.atEnd) {
      const { fieldNumber, wireType } = reader.tag();
      const known = this.byNumber.get(fieldNumber);
      if (known) result[known[0]] = known[1].read(reader, wireType, result[known[0]]);
      else reader.skip(wireType);
    }
    return result as Incoming<Message<F>>;
  }
}

/** Declares a message type by its fields. */
export const message = <F extends Fields>(fields: F): Message<F> => new Message(fields);

type Scalar<T> = Field<T, T>;

/** Declares a field of text. */
export const stringField = (number: number): Scalar<string> => ({
  number,
  write: (writer, value) => {
    if (value !== '') writer.string(number, value);
  },
  empty: () => '',
  read: (reader, wireType) => reader.string(wireType),
});

/** Declares a field of bytes. */
export const bytes = (number: number): Field<Uint8Array, Uint8Array> => ({
  number,
  write: (writer, value) => {
    if (value.length > 0) writer.bytes(number, value);
  },
  empty: () => new Uint8Array(),
  read: (reader, wireType) => reader.bytes(wireType),
});

/** Declares a field that is true or false. */
export const boolField = (number: number): Scalar<boolean> => ({
  number,
  write: (writer, value) => {
    if (value) writer.varint(number, 1);
  },
  empty: () => false,
  read: (reader, wireType) => reader.varint(wireType) !== 0,
});

/** Declares a field of a whole number, or of an enum. */
export const int64 = (number: number): Scalar<Int64> => ({
  number,
  write: (writer, value) => {
    if (BigInt(value) !== 0n) writer.varint(number, value);
  },
  empty: () => 0,
  read: (reader, wireType) => reader.varint(wireType),
});

/** Declares a field of text whose absence is told from empty text, as in a oneof. */
export const chosenString = (number: number): Field<string, string | undefined> => ({
  number,
  write: (writer, value) => writer.string(number, value),
  empty: () => undefined,
  read: (reader, wireType) => reader.string(wireType),
});

/** Declares a field of a whole number whose absence is told from zero, as in a oneof. */
export const chosenInt64 = (number: number): Field<Int64, Int64 | undefined> => ({
  number,
  write: (writer, value) => writer.varint(number, value),
  empty: () => undefined,
  read: (reader, wireType) => reader.varint(wireType),
});

/** Declares a field that holds another message, or none. */
export const one = <M extends Message>(number: number, type: M): Field<Outgoing<M>, Incoming<M> | undefined> => ({
  number,
  write: (writer, value) => writer.bytes(number, type.encode(value)),
  empty: () => undefined,
  read: (reader, wireType) => type.read(reader.nested(wireType)) as Incoming<M>,
});

/** Declares a field that holds any number of messages. */
export const many = <M extends Message>(number: number,
  type: M): Field<readonly Outgoing<M>[], readonly Incoming<M>[]> => ({
  number,
  write: (writer, values) => values.forEach((value) => writer.bytes(number, type.encode(value))),
  empty: () => [],
  read: (reader, wireType, before) => append(before, type.read(reader.nested(wireType)) as Incoming<M>),
});

/** Declares a field that maps texts to messages. It is a `Map`, for keys may be called `__proto__`. */
export const mapOf = <M extends Message>(number: number,
  type: M): Field<ReadonlyMap<string, Outgoing<M>>, ReadonlyMap<string, Incoming<M>>> => {
  const entry = message({ key: stringField(1), value: one(2, type) });
  return {
    number,
    write: (writer, values) => values.forEach((value, key) => writer.bytes(number, entry.encode({ key, value }))),
    empty: () => new Map(),
    read: (reader, wireType, before) => {
      const { key, value } = entry.read(reader.nested(wireType));
      return (before as Map<string, Incoming<M>>).set(key, value ?? type.decode(new Uint8Array()) as Incoming<M>);
    },
  };
};

/** Adds to the array that `empty` made; copying it for every element would take quadratic time. */
function append<T>(values: readonly T[], value: T): readonly T[] {
  (values as T[]).push(value);
  return values;
}
