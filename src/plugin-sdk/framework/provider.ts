import { Action } from './action';
import { Diagnostics } from './diagnostics';
import { DataSource, Log, Resource } from './resource';
import { Attributes, Planned, Schema, Validate } from './schema';

/** What the provider is configured with. */
export interface ConfigureRequest<A extends Attributes> {
  /** While planning any part may still be unknown; that is not an error. */
  readonly config: Planned<A>;
  readonly terraformVersion: string;
  /** Whether Terraform lets the provider put something off. */
  readonly deferralAllowed: boolean;
  /**
   * Says that so much of the configuration is unknown that nothing can be asked with it. Where Terraform allows it,
   * plans, reads, imports, data sources and actions are then put off until it is known, without a call of their
   * handlers. Where it does not, which is usual, the handlers are called as ever.
   */
  readonly defer: () => void;
  readonly diagnostics: Diagnostics;
  readonly log: Log;
}

/** A provider: its configuration, and its resources, data sources and actions by type name. */
export interface Provider<A extends Attributes, Configured> {
  readonly schema: Schema<A>;
  /** @default - the checks of the attributes are all */
  readonly validate?: Validate<A>;
  readonly resources: Readonly<Record<string, Resource<any, Configured>>>;
  readonly dataSources: Readonly<Record<string, DataSource<any, Configured>>>;
  /** @default - none */
  readonly actions?: Readonly<Record<string, Action<any, Configured>>>;
  /** Called once in a process; the result reaches every request as `provider`. Should connect to nothing yet. */
  configure(request: ConfigureRequest<A>): Configured | Promise<Configured>;
}

/** Ties a definition to its inferred types. */
export function provider<A extends Attributes, Configured>(
  definition: Provider<A, Configured>,
): Provider<any, Configured> {
  return definition;
}
