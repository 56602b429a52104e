import { Diagnostics } from './diagnostics';
import { Path } from '../values/path';
import { ListType, MapType, ObjectType, SetType, Type } from '../values/type';
import { PlannedOf, ValueOf } from '../values/value';

/**
 * Who gives an attribute its value: the user must, the user may, the provider alone, or the provider where the user
 * does not.
 */
export type Presence = 'required' | 'optional' | 'computed' | 'optionalComputed';

/**
 * Checks one known value of an attribute; returns what is wrong with it in one sentence, or undefined. Never called
 * with null or unknown. The sentence need not name the attribute or the value ("Must be 1 or more."): the report does,
 * unless it is a secret.
 */
export type Check = (value: any) => string | undefined;

/** All about an attribute but its type and who gives its value. */
export interface AttributeOptions {
  /** Markdown. The documentation page, the generated binding and the schema all show this text. */
  readonly description: string;
  readonly sensitive?: boolean;
  readonly deprecated?: string;
  /** Checks of the whole value. */
  readonly checks?: readonly Check[];
  /** Checks of every known element of a list, set or map. */
  readonly elementChecks?: readonly Check[];
  /** A planned change of this attribute replaces the object. */
  readonly replaces?: boolean;
  /** A computed attribute that an update leaves as it was: planned as the prior value, not as unknown. */
  readonly keepsPrior?: boolean;
}

/** One attribute, as `required`, `optional`, `computed` and `optionalComputed` declare it. */
export interface Attribute<T extends Type = Type, P extends Presence = Presence> extends AttributeOptions {
  readonly type: T | Nested<T>;
  readonly presence: P;
  /** Phantom: carries the type for inference, never set. */
  readonly of?: T;
}

/** A nested attribute object: its members have presence and descriptions of their own. */
export interface Nested<T extends Type = Type> {
  readonly kind: 'nested';
  readonly nesting: 'single' | 'list' | 'set' | 'map';
  readonly attributes: Attributes;
  /** Phantom: carries the type for inference, never set. */
  readonly of?: T;
}

type TypesOf<A extends Attributes> = { -readonly [K in keyof A]: A[K] extends Attribute<infer T> ? T : never; };

// Types of attributes whose members are attributes themselves.
export const nestedObject = <A extends Attributes>(attributes: A): Nested<ObjectType<TypesOf<A>>> => ({
  kind: 'nested',
  nesting: 'single',
  attributes,
});
export const nestedList = <A extends Attributes>(attributes: A): Nested<ListType<ObjectType<TypesOf<A>>>> => ({
  kind: 'nested',
  nesting: 'list',
  attributes,
});
export const nestedSet = <A extends Attributes>(attributes: A): Nested<SetType<ObjectType<TypesOf<A>>>> => ({
  kind: 'nested',
  nesting: 'set',
  attributes,
});
export const nestedMap = <A extends Attributes>(attributes: A): Nested<MapType<ObjectType<TypesOf<A>>>> => ({
  kind: 'nested',
  nesting: 'map',
  attributes,
});

/** By name, in snake_case as Terraform spells them. */
export type Attributes = { readonly [name: string]: Attribute };

/** Of a provider, a resource or a data source. */
export interface Schema<A extends Attributes = Attributes> {
  /** Raised when the shape of the state changes; states written under older versions pass through `upgrade`. */
  readonly version?: number;
  /** Markdown. */
  readonly description: string;
  readonly attributes: A;
}

// One for each {@link Presence}.
type Declare = <T extends Type>(type: T | Nested<T>, options: AttributeOptions) => Attribute<T>;
export const required: Declare = (type, options) => ({ ...options, type, presence: 'required' });
export const optional: Declare = (type, options) => ({ ...options, type, presence: 'optional' });
export const computed: Declare = (type, options) => ({ ...options, type, presence: 'computed' });
export const optionalComputed: Declare = (type, options) => ({ ...options, type, presence: 'optionalComputed' });

/** What the attributes hold in a configuration or a plan: any part may be unknown. */
export type Planned<A extends Attributes> = {
  readonly [K in keyof A]: A[K] extends Attribute<infer T> ? PlannedOf<T> : never;
};

/** What the attributes hold in state: all is known. */
export type State<A extends Attributes> = {
  readonly [K in keyof A]: A[K] extends Attribute<infer T> ? ValueOf<T> : never;
};

/**
 * Validation that looks at more than one attribute; runs after every attribute's own checks passed. Values may be
 * unknown.
 */
export type Validate<A extends Attributes> = (config: Planned<A>, diagnostics: Diagnostics) => void | Promise<void>;

/** Where a change asks for a replacement. */
export type RequiresReplace = readonly Path[];
