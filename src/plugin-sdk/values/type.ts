/**
 * Terraform's types. A type says how a value is encoded, compared and, through {@link ValueOf}, what it is in
 * TypeScript.
 */
export type Type = PrimitiveType | ListType | SetType | MapType | ObjectType | TupleType;

/** `integer` is Terraform's number restricted to whole numbers that a JavaScript number holds exactly. */
export type PrimitiveType = { readonly kind: 'string' | 'bool' | 'number' | 'integer' | 'dynamic' };
export interface ListType<E extends Type = Type> {
  readonly kind: 'list';
  readonly element: E;
}
export interface SetType<E extends Type = Type> {
  readonly kind: 'set';
  readonly element: E;
}
export interface MapType<E extends Type = Type> {
  readonly kind: 'map';
  readonly element: E;
}
export interface ObjectType<A extends Record<string, Type> = Record<string, Type>> {
  readonly kind: 'object';
  readonly attributes: A;
}
export interface TupleType {
  readonly kind: 'tuple';
  readonly elements: readonly Type[];
}

export const string = { kind: 'string' } as const;
export const bool = { kind: 'bool' } as const;
export const number = { kind: 'number' } as const;
export const integer = { kind: 'integer' } as const;
export const dynamic = { kind: 'dynamic' } as const;
export const list = <E extends Type>(element: E): ListType<E> => ({ kind: 'list', element });
export const set = <E extends Type>(element: E): SetType<E> => ({ kind: 'set', element });
export const map = <E extends Type>(element: E): MapType<E> => ({ kind: 'map', element });
export const object = <A extends Record<string, Type>>(attributes: A): ObjectType<A> => ({
  kind: 'object',
  attributes,
});
export const tuple = (elements: readonly Type[]): TupleType => ({ kind: 'tuple', elements });
