import { Interruption } from './interruption';
import { RequestContext } from './request-context';
import { secretsIn } from './secrets';
import { unknownType } from './texts';
import { systemTimers, Timers } from './timers';
import { freeze } from '../../values/freeze';
import { member } from '../../values/record';
import { Action } from '../action';
import { Provider } from '../provider';
import { configurationAttributes } from '../provider-schema';
import { RpcResponse } from '../requests';
import { DataSource, Log, Resource } from '../resource';
import { Attributes } from '../schema';

/** What a server needs beside its provider. */
export interface ServerOptions {
  readonly log: Log;
  /** @default - the timers of the system */
  readonly timers?: Timers;
  /**
   * Milliseconds that the handlers of a request have to end after an interrupt, before it is answered without them.
   * @default 30000
   */
  readonly stopGrace?: number;
}

/** What a request is about, in the words of a message, and where its secrets are. */
interface RequestScope {
  readonly name: string;
  readonly attributes?: Attributes;
  readonly values: readonly unknown[];
}

/** A response before its diagnostics, which are added when all is done. */
export type Undiagnosed<R extends RpcResponse> = Omit<R, 'diagnostics'>;

/** A response while it is worked on. */
export type Mutable<R> = { -readonly [K in keyof R]: R[K]; };

/** Works on a request; improves the response step by step. */
type Work<R> = (context: RequestContext, response: Mutable<R>) => Promise<void>;

const STOP_GRACE_MS = 30_000;

/** One provider in one process: what it was configured to, and the requests in flight. */
export class FrameworkServer {
  /** What the provider's `configure` returned last. */
  private configured: unknown;
  private isDeferred = false;
  private readonly inFlight = new Map<Interruption, Promise<unknown>>();
  private readonly timers: Timers;
  private readonly stopGrace: number;
  private providerSecrets: readonly string[] = [];

  constructor(public readonly provider: Provider<any, any>, private readonly options: ServerOptions) {
    this.timers = options.timers ?? systemTimers;
    this.stopGrace = options.stopGrace ?? STOP_GRACE_MS;
  }

  /** @throws Error when the provider has no such resource. */
  public resource(typeName: string): Resource<any, any> {
    return existing(member(this.provider.resources, typeName), 'resource', typeName);
  }

  /** @throws Error when the provider has no such data source. */
  public dataSource(typeName: string): DataSource<any, any> {
    return existing(member(this.provider.dataSources, typeName), 'data source', typeName);
  }

  /** @throws Error when the provider has no such action. */
  public action(typeName: string): Action<any, any> {
    return existing(member(this.provider.actions ?? {}, typeName), 'action', typeName);
  }

  /** The scope of a request about the provider block, of which it is `name` in a message. */
  public providerScope(name: string, config: unknown): RequestScope {
    return { name, attributes: configurationAttributes(this.provider.schema), values: [config] };
  }

  /** The scope of a request about a resource; the values are all in which there may be secrets. */
  public resourceScope(typeName: string, ...values: unknown[]): RequestScope {
    return { name: typeName, attributes: member(this.provider.resources, typeName)?.schema.attributes, values };
  }

  /** The scope of a request about a data source. */
  public dataSourceScope(typeName: string, ...values: unknown[]): RequestScope {
    return { name: typeName, attributes: member(this.provider.dataSources, typeName)?.schema.attributes, values };
  }

  /** The scope of a request about an action. */
  public actionScope(typeName: string, ...values: unknown[]): RequestScope {
    return { name: typeName, attributes: member(this.provider.actions ?? {}, typeName)?.schema.attributes, values };
  }

  /** Hands every later request what `configure` returned, and keeps the secrets out of their diagnostics. */
  public configure(configured: unknown, secrets: readonly string[], isDeferred: boolean): void {
    this.configured = configured;
    this.providerSecrets = secrets;
    this.isDeferred = isDeferred;
  }

  /** Whether a request is to be put off, because too little is known of the provider block. */
  public defers({ deferralAllowed }: { readonly deferralAllowed?: boolean }): boolean {
    return this.isDeferred && deferralAllowed === true;
  }

  /**
   * Answers one request. The response begins as what is safe when everything fails, and whatever is thrown while it is
   * worked on becomes a diagnostic beside it. `cancelled` interrupts this request alone.
   */
  public async respond<R extends object>(scope: RequestScope, initial: R, work: Work<R>,
    cancelled?: AbortSignal): Promise<R & RpcResponse> {
    const interruption = new Interruption(this.timers, this.stopGrace);
    const cancel = () => interruption.interrupt();
    if (cancelled?.aborted) cancel();
    cancelled?.addEventListener('abort', cancel);
    const responding = this.workOn(interruption, scope, initial, work);
    this.inFlight.set(interruption, responding);
    try {
      return await responding;
    } finally {
      this.inFlight.delete(interruption);
      interruption.answered();
      cancelled?.removeEventListener('abort', cancel);
    }
  }

  /** Interrupts every request in flight; later ones are not affected. */
  public stop(): void {
    for (const interruption of this.inFlight.keys()) interruption.interrupt();
  }

  /**
   * Fulfilled when all that is in flight now has been answered: after an interrupt within the grace, for then nobody
   * waits for handlers.
   */
  public async settled(): Promise<void> {
    await Promise.all(this.inFlight.values());
  }

  private async workOn<R extends object>(interruption: Interruption, scope: RequestScope, initial: R, work: Work<R>) {
    const { attributes = {} } = scope;
    const secrets = [...this.providerSecrets, ...scope.values.flatMap((values) => secretsIn(attributes, values))];
    const { configured: provider, options: { log } } = this;
    const context = new RequestContext(scope.name, { provider, interruption, log, secrets, attributes });
    const response: Mutable<R> = { ...initial };
    freeze(scope.values);
    try {
      await work(context, response);
    } catch (thrown) {
      context.failed('serve', thrown);
    }
    return { ...response, diagnostics: context.report() };
  }
}

function existing<T>(definition: T | undefined, kind: string, typeName: string): T {
  if (!definition) throw new Error(unknownType(kind, typeName));
  return definition;
}
