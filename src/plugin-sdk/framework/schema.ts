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
  /** In Markdown. The documentation page, the generated binding and the schema all show this text. */
  readonly description: string;
  /**
   * Terraform hides the value, and this SDK cuts it out of every diagnostic.
   * @default false
   */
  readonly sensitive?: boolean;
  /**
   * Why the attribute should not be used any more, and what to use instead; whoever sets it is warned.
   * @default - not deprecated
   */
  readonly deprecated?: string;
  /**
   * Checks of the whole value.
   * @default - none
   */
  readonly checks?: readonly Check[];
  /**
   * Checks of every known element of a list, set or map.
   * @default - none
   */
  readonly elementChecks?: readonly Check[];
  /**
   * A planned change of this attribute replaces the object.
   * @default false
   */
  readonly replaces?: boolean;
  /**
   * A computed attribute that an update leaves as it was: planned as the prior value, not as unknown.
   * @default false
   */
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

/** The type of an attribute that is one object, whose members are attributes themselves. */
export const nestedObject = <A extends Attributes>(attributes: A): Nested<ObjectType<TypesOf<A>>> => ({
  kind: 'nested',
  nesting: 'single',
  attributes,
});
/** The type of an attribute that is a list of objects, whose members are attributes themselves. */
export const nestedList = <A extends Attributes>(attributes: A): Nested<ListType<ObjectType<TypesOf<A>>>> => ({
  kind: 'nested',
  nesting: 'list',
  attributes,
});
/** The type of an attribute that is a set of objects, whose members are attributes themselves. */
export const nestedSet = <A extends Attributes>(attributes: A): Nested<SetType<ObjectType<TypesOf<A>>>> => ({
  kind: 'nested',
  nesting: 'set',
  attributes,
});
/** The type of an attribute that is a map of objects, whose members are attributes themselves. */
export const nestedMap = <A extends Attributes>(attributes: A): Nested<MapType<ObjectType<TypesOf<A>>>> => ({
  kind: 'nested',
  nesting: 'map',
  attributes,
});

/** Attributes by name, in snake_case as Terraform spells them. */
export type Attributes = { readonly [name: string]: Attribute };

/** The schema of a provider, a resource or a data source. */
export interface Schema<A extends Attributes = Attributes> {
  /**
   * Raised when the shape of the state changes; states written under older versions pass through `upgrade`.
   * @default 0
   */
  readonly version?: number;
  /** In Markdown. */
  readonly description: string;
  readonly attributes: A;
}

type Declare = <T extends Type>(type: T | Nested<T>, options: AttributeOptions) => Attribute<T>;
/** Declares an attribute that the user has to give. */
export const required: Declare = (type, options) => ({ ...options, type, presence: 'required' });
/** Declares an attribute that the user may give; otherwise it is null. */
export const optional: Declare = (type, options) => ({ ...options, type, presence: 'optional' });
/** Declares an attribute that only the provider gives. */
export const computed: Declare = (type, options) => ({ ...options, type, presence: 'computed' });
/** Declares an attribute that the provider gives where the user does not. */
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
 * Validation that looks at more than one attribute. It runs when the checks of every single one have passed; values may
 * be unknown.
 */
export type Validate<A extends Attributes> = (config: Planned<A>, diagnostics: Diagnostics) => void | Promise<void>;

/** The attributes whose change asks for a replacement. */
export type RequiresReplace = readonly Path[];
