/**
 * Terraform's types. A type says how a value is encoded, compared and, through {@link ValueOf}, what it is in
 * TypeScript.
 */
export type Type = PrimitiveType | ListType | SetType | MapType | ObjectType | TupleType;

/** `integer` is Terraform's number restricted to whole numbers that a JavaScript number holds exactly. */
export type PrimitiveType = { readonly kind: 'string' | 'bool' | 'number' | 'integer' | 'dynamic' };

/** Elements of one type, in order. */
export interface ListType<E extends Type = Type> {
  readonly kind: 'list';
  readonly element: E;
}

/** Different elements of one type, in no order. */
export interface SetType<E extends Type = Type> {
  readonly kind: 'set';
  readonly element: E;
}

/** Elements of one type, by keys that the user chooses. */
export interface MapType<E extends Type = Type> {
  readonly kind: 'map';
  readonly element: E;
}

/** Values of different types, by names that the type fixes. */
export interface ObjectType<A extends Record<string, Type> = Record<string, Type>> {
  readonly kind: 'object';
  readonly attributes: A;
}

/** Values of different types, in an order that the type fixes. */
export interface TupleType {
  readonly kind: 'tuple';
  readonly elements: readonly Type[];
}

/** The type of texts. */
export const string = { kind: 'string' } as const;

/** The type of true and false. */
export const bool = { kind: 'bool' } as const;

/** The type of numbers of any size and precision. */
export const number = { kind: 'number' } as const;

/** The type of whole numbers that a JavaScript number holds exactly. */
export const integer = { kind: 'integer' } as const;

/** The type of values that bring their own type along. */
export const dynamic = { kind: 'dynamic' } as const;

/** The type of lists. */
export const list = <E extends Type>(element: E): ListType<E> => ({ kind: 'list', element });

/** The type of sets. */
export const set = <E extends Type>(element: E): SetType<E> => ({ kind: 'set', element });

/** The type of maps. */
export const map = <E extends Type>(element: E): MapType<E> => ({ kind: 'map', element });

/** The type of objects without attributes of a schema; for those see `nestedObject`. */
export const object = <A extends Record<string, Type>>(attributes: A): ObjectType<A> => ({
  kind: 'object',
  attributes,
});

/** The type of tuples. */
export const tuple = (elements: readonly Type[]): TupleType => ({ kind: 'tuple', elements });
