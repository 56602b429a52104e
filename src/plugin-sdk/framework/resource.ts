import { Diagnostics } from './diagnostics';
import { Attributes, Planned, RequiresReplace, Schema, State, Validate } from './schema';

/**
 * A small JSON object that a provider keeps beside the state. Terraform hands it back with every request, and loses it
 * when an object is tainted.
 */
export type PrivateState = { readonly [key: string]: unknown };

/** What every request offers. */
export interface Context<Configured> {
  /** What `configure` returned; undefined where Terraform never configured the provider (validation). */
  readonly provider: Configured;
  readonly diagnostics: Diagnostics;
  /** Aborted when the user interrupts: finish or abandon safely, save what is known, report the rest as an error. */
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** Structured log lines; fields must never hold a secret. */
export interface Log {
  trace(message: string, fields?: Record<string, unknown>): void;
  debug(message: string, fields?: Record<string, unknown>): void;
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

/** A create or an update that is being planned. */
export interface PlanRequest<A extends Attributes, Configured> extends Context<Configured> {
  readonly config: Planned<A>;
  /** Null at creation (and for a tainted object, which Terraform plans as a new one). */
  readonly prior: State<A> | null;
  /** Terraform's own merge of configuration and prior state. */
  readonly proposed: Planned<A>;
  /**
   * The plan the framework would make: `proposed`, with computed attributes unknown where anything changes (see
   * `keepsPrior`).
   */
  readonly planned: Planned<A>;
  readonly privateState: PrivateState;
}

/** What a resource has to say to its plan; what it leaves out is as the framework would plan it. */
export interface PlanResult<A extends Attributes> {
  /** @default - as the framework would plan it */
  readonly planned?: Planned<A>;
  /** @default - what is declared with `replaces` */
  readonly requiresReplace?: RequiresReplace;
  /** @default - the private state of before */
  readonly privateState?: PrivateState;
}

/** A destroy that is being planned: on its own, or as the first half of a replacement. */
export interface PlanDestroyRequest<A extends Attributes, Configured> extends Context<Configured> {
  readonly prior: State<A>;
  readonly privateState: PrivateState;
}

/**
 * How a handler gives a state. The last call counts. It takes a copy, so that what the handler changes afterwards is
 * not saved.
 */
type Save<S> = (state: S, privateState?: PrivateState) => void;

interface ApplyContext<A extends Attributes, Configured> extends Context<Configured> {
  /** What the plan left in private state; on the destroy leg of a replacement this is the *create* plan's. */
  readonly privateState: PrivateState;
  /**
   * Records the object as it is now. Before the first save a failing create leaves nothing behind; after it, whatever
   * fails, the last saved state is what Terraform keeps. Without a private state, the one of before stays.
   */
  readonly save: Save<State<A>>;
}

/**
 * The apply of a plan that had no prior state. What was approved is `planned`, which holds every configured argument.
 * The configuration itself is kept back on purpose: Terraform sends it here with the changes that `ignore_changes`
 * had kept out of the plan.
 */
export interface CreateRequest<A extends Attributes, Configured> extends ApplyContext<A, Configured> {
  readonly planned: Planned<A>;
}

/** The apply of a change in place. */
export interface UpdateRequest<A extends Attributes, Configured> extends CreateRequest<A, Configured> {
  readonly prior: State<A>;
}

/** The apply of a destroy. */
export interface DeleteRequest<A extends Attributes, Configured> extends ApplyContext<A, Configured> {
  readonly prior: State<A>;
}

/** A refresh of what state holds. */
export interface ReadRequest<A extends Attributes, Configured> extends Context<Configured> {
  readonly state: State<A>;
  readonly privateState: PrivateState;
  /** Records the object as it is now. Without a private state, the one of before stays. */
  readonly save: Save<State<A>>;
  /** Says that the object is gone: the next plan creates it anew. */
  readonly forget: () => void;
}

/** An object that Terraform does not know yet; the id is the user's. */
export interface ImportRequest<A extends Attributes, Configured> extends Context<Configured> {
  readonly id: string;
  /** Records the little that is known before `read` completes it; attributes left out are null. */
  readonly save: Save<Partial<State<A>>>;
}

/** What a `moved` block brings from another type, or from the same type of another provider. */
export interface MoveSource {
  readonly typeName: string;
  /** Source address of the provider that wrote it, such as `registry.terraform.io/hashicorp/null`. */
  readonly providerAddress: string;
  readonly schemaVersion: number;
  /** The state as JSON holds it; numbers are exact, see `TerraformNumber`. */
  readonly raw: Readonly<Record<string, unknown>>;
  /** Empty as well where the other provider keeps something that is no JSON object. */
  readonly privateState: PrivateState;
}

/** An object of another type that is to become one of this. The provider is never configured here. */
export interface MoveRequest<A extends Attributes> extends Omit<Context<unknown>, 'provider'> {
  readonly source: MoveSource;
  /** Records the object as it is from now on; attributes left out are null. Without a private state, it has none. */
  readonly save: Save<Partial<State<A>>>;
}

/**
 * A managed resource: a schema and the functions that vary. They give a state in one way, by `save`, and return none.
 * Every function may throw: that becomes an error diagnostic, and Terraform keeps the state that was saved until then.
 * Problems a user can mend are better added to `diagnostics`.
 */
export interface Resource<A extends Attributes, Configured> {
  readonly schema: Schema<A>;
  /** @default - the checks of the attributes are all */
  readonly validate?: Validate<A>;
  /**
   * Decides the plan of a create or update. Called twice, the second time with what was unknown; must be free of side
   * effects.
   * @default - the plan that the framework makes, see {@link PlanRequest.planned}
   */
  plan?(request: PlanRequest<A, Configured>): PlanResult<A> | Promise<PlanResult<A>>;
  /** Called when a destroy is planned; what it returns reaches `delete` as private state. */
  planDestroy?(request: PlanDestroyRequest<A, Configured>): PrivateState | void | Promise<PrivateState | void>;
  /** Makes the object and saves it: at least once, and as soon as it exists. */
  create(request: CreateRequest<A, Configured>): Promise<void>;
  /**
   * Brings the object from `prior` to `planned` and saves it.
   * @default - every change of a configurable attribute replaces the object
   */
  update?(request: UpdateRequest<A, Configured>): Promise<void>;
  /**
   * Removes the object. Terraform forgets it when this ends without an error; otherwise the state that was saved last
   * stays, or, if none was, the prior one.
   * @default - the object is forgotten, and nothing is called
   */
  delete?(request: DeleteRequest<A, Configured>): Promise<void>;
  /**
   * Looks at the object. It saves what has changed, forgets what is gone, and does neither where nothing is different.
   * When it fails, the state stays as it was.
   * @default - the state stays as it is
   */
  read?(request: ReadRequest<A, Configured>): Promise<void>;
  /**
   * Saves what `read` needs to complete the object; where it saves nothing, there is no such object.
   * @default - the resource cannot be imported
   */
  importState?(request: ImportRequest<A, Configured>): Promise<void>;
  /**
   * Takes over an object that a `moved` block brings from another type, and saves what it is as an object of this one.
   * For a source it does not know it saves nothing, or better says in `diagnostics` what works instead. The same type
   * of another provider goes through `upgrade`, not through here.
   * @default - nothing can be moved here from another type
   */
  moveState?(request: MoveRequest<A>): void | Promise<void>;
  /**
   * Turns raw state (JSON values; numbers are exact, see `TerraformNumber`) of an older schema version into today's;
   * attributes it does not give become null.
   * @default - a state of an older version is refused
   */
  upgrade?(version: number, raw: Readonly<Record<string, unknown>>):
    | Record<string, unknown>
    | Promise<Record<string, unknown>>;
}

/** A look-up; by then all of the configuration is known. */
export interface DataSourceRequest<A extends Attributes, Configured> extends Context<Configured> {
  readonly config: State<A>;
}

/** A data source: a schema and one function. */
export interface DataSource<A extends Attributes, Configured> {
  readonly schema: Schema<A>;
  /** @default - the checks of the attributes are all */
  readonly validate?: Validate<A>;
  read(request: DataSourceRequest<A, Configured>): Promise<State<A>>;
}

/** Ties a definition to its inferred types; the result fits into a provider beside others. */
export function resource<A extends Attributes, Configured>(
  definition: Resource<A, Configured>,
): Resource<any, Configured> {
  return definition;
}

/** Ties the definition of a data source to its inferred types, as {@link resource} does. */
export function dataSource<A extends Attributes, Configured>(
  definition: DataSource<A, Configured>,
): DataSource<any, Configured> {
  return definition;
}
