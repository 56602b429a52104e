import { Context } from './resource';
import { Attributes, Planned, Schema, State, Validate } from './schema';

/** An action that is being planned: for one trigger, or for one `-invoke`. */
export interface ActionPlanRequest<A extends Attributes, Configured> extends Context<Configured> {
  /** While planning any part may still be unknown; that is not an error. */
  readonly config: Planned<A>;
}

/** An action that is carried out; by then all of the configuration is known. */
export interface ActionInvokeRequest<A extends Attributes, Configured> extends Context<Configured> {
  readonly config: State<A>;
  /**
   * Tells the user how far it is, in one sentence. Terraform shows it at once, behind the address of the action, and
   * adds no time of its own. After an interrupt nobody listens any more. Never waits, never throws.
   */
  readonly progress: (text: string) => void;
}

/**
 * An action (Terraform 1.14 and later): something that is done and not remembered. It has no state and no result: all
 * that it can tell are progress, and diagnostics. Every function may throw: that becomes an error diagnostic.
 *
 * Older versions of Terraform, and OpenTofu, never ask for actions.
 */
export interface Action<A extends Attributes, Configured> {
  /** Attributes are `required` or `optional`: an action computes nothing. */
  readonly schema: Schema<A>;
  /** @default - the checks of the attributes are all */
  readonly validate?: Validate<A>;
  /**
   * The last moment to refuse before anything is changed. Called once for each trigger; must be free of side effects.
   * @default - every valid configuration may be invoked
   */
  plan?(request: ActionPlanRequest<A, Configured>): void | Promise<void>;
  /**
   * Does it. An error among the diagnostics, or a throw, fails the run, although nothing is owed afterwards: the next
   * plan knows nothing of it. So say what was done and what was not. At an interrupt (`signal`), too: whoever returns
   * without an error then has succeeded.
   */
  invoke(request: ActionInvokeRequest<A, Configured>): void | Promise<void>;
}

/** Ties the definition of an action to its inferred types; the result fits into a provider beside others. */
export function action<A extends Attributes, Configured>(definition: Action<A, Configured>): Action<any, Configured> {
  return definition;
}
