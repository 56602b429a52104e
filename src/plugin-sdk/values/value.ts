import { TerraformNumber } from './decimal';
import { ListType, MapType, ObjectType, SetType, Type } from './type';
import { Unknown } from './unknown';

/**
 * A Terraform value in plain TypeScript: null, text, booleans, exact numbers, arrays (lists, sets and tuples),
 * records without a prototype (maps and objects), and {@link Unknown} wherever a plan does not know yet.
 */
export type Value = null | string | boolean | TerraformNumber | Unknown | DynamicValue | readonly Value[] | {
  readonly [key: string]: Value;
};

/** A value of dynamic type carries its own type. */
export interface DynamicValue {
  readonly type: Type;
  readonly value: Value;
}

type Scalar<T extends Type> = T extends { kind: 'string' } ? string
  : T extends { kind: 'bool' } ? boolean
    : T extends { kind: 'integer' } ? number
      : T extends { kind: 'number' } ? TerraformNumber
        : T extends { kind: 'dynamic' } ? DynamicValue
          : Value;

/** The TypeScript type of a wholly known value of a Terraform type, as in state. */
export type ValueOf<T extends Type> =
  | null
  | (
    [Type] extends [T] ? Value
      : T extends ListType<infer E> ? ReadonlyArray<ValueOf<E>>
        : T extends SetType<infer E> ? ReadonlyArray<ValueOf<E>>
          : T extends MapType<infer E> ? Readonly<Record<string, ValueOf<E>>>
            : T extends ObjectType<infer A> ? { readonly [K in keyof A]: ValueOf<A[K]>; }
              : Scalar<T>
  );

/** The TypeScript type of a value of which any part may be unknown, as in a configuration while planning, or a plan. */
export type PlannedOf<T extends Type> =
  | null
  | Unknown
  | (
    [Type] extends [T] ? Value
      : T extends ListType<infer E> ? ReadonlyArray<PlannedOf<E>>
        : T extends SetType<infer E> ? ReadonlyArray<PlannedOf<E>>
          : T extends MapType<infer E> ? Readonly<Record<string, PlannedOf<E>>>
            : T extends ObjectType<infer A> ? { readonly [K in keyof A]: PlannedOf<A[K]>; }
              : Scalar<T>
  );
