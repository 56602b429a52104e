import { Action } from './action';
import { Blocks, NoBlocks } from './block';
import { Diagnostics } from './diagnostics';
import { Configuration, ProviderSchema, ValidateConfiguration } from './provider-schema';
import { DataSource, Log, Resource } from './resource';
import { Attributes } from './schema';

/** What the provider is configured with. */
export interface ConfigureRequest<A extends Attributes, B extends Blocks = NoBlocks> {
  /** While planning any part may still be unknown; that is not an error. */
  readonly config: Configuration<A, B>;
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
export interface Provider<A extends Attributes, Configured, B extends Blocks = NoBlocks> {
  readonly schema: ProviderSchema<A, B>;
  /** @default - the checks of the attributes, and of the number of blocks, are all */
  readonly validate?: ValidateConfiguration<A, B>;
  readonly resources: Readonly<Record<string, Resource<any, Configured>>>;
  readonly dataSources: Readonly<Record<string, DataSource<any, Configured>>>;
  /** @default - none */
  readonly actions?: Readonly<Record<string, Action<any, Configured>>>;
  /** Called once in a process; the result reaches every request as `provider`. Should connect to nothing yet. */
  configure(request: ConfigureRequest<A, B>): Configured | Promise<Configured>;
}

/** Ties a definition to its inferred types. */
export function provider<A extends Attributes, Configured, B extends Blocks = NoBlocks>(
  definition: Provider<A, Configured, B>,
): Provider<any, Configured, any> {
  return definition;
}
