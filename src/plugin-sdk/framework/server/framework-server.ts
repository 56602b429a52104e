import { Interruption } from './interruption';
import { RequestContext } from './request-context';
import { secretsIn } from './secrets';
import { Timers, systemTimers } from './timers';
import { freeze } from '../../values/freeze';
import { member } from '../../values/record';
import { Diagnostic } from '../diagnostics';
import { Provider } from '../provider';
import { DataSource, Log, Resource } from '../resource';
import { Schema } from '../schema';

/** What a server needs beside its provider. */
export interface ServerOptions {
  readonly log: Log;
  /** The system's, unless a test owns the time. */
  readonly clock?: Timers;
  /**
   * Milliseconds the handlers of a request have to end after an interrupt, before it is answered without them. 30 s
   * when absent.
   */
  readonly stopGrace?: number;
}

/** Whom a request is about, in the words of a message, and where its secrets are. */
interface RequestSubject {
  readonly name: string;
  readonly schema?: Schema;
  readonly values: readonly unknown[];
}

/** Works on a request, on whose answer it improves step by step. */
type Work<A> = (turn: RequestContext, answer: Mutable<A>) => Promise<void>;

/** An answer while it is worked on. */
export type Mutable<A> = { -readonly [K in keyof A]: A[K]; };

/** One provider in one process: what it was configured to, and the requests in flight. */
export class FrameworkServer {
  /** What the provider's `configure` returned last. */
  public configured: unknown;

  private readonly inFlight = new Map<Interruption, Promise<unknown>>();
  private readonly clock: Timers;
  private readonly stopGrace: number;
  private providerSecrets: readonly string[] = [];

  constructor(public readonly provider: Provider<any, any>, private readonly options: ServerOptions) {
    this.clock = options.clock ?? systemTimers;
    this.stopGrace = options.stopGrace ?? 30_000;
  }

  public resource(typeName: string): Resource<any, any> {
    return known(member(this.provider.resources, typeName), 'resource', typeName);
  }

  public dataSource(typeName: string): DataSource<any, any> {
    return known(member(this.provider.dataSources, typeName), 'data source', typeName);
  }

  public aboutResource(typeName: string, ...values: unknown[]): RequestSubject {
    return { name: typeName, schema: member(this.provider.resources, typeName)?.schema, values };
  }

  public aboutDataSource(typeName: string, ...values: unknown[]): RequestSubject {
    return { name: typeName, schema: member(this.provider.dataSources, typeName)?.schema, values };
  }

  public configure(configured: unknown, secrets: readonly string[]): void {
    this.configured = configured;
    this.providerSecrets = secrets;
  }

  /**
   * Answers one request. The answer begins as what is safe when everything fails, and whatever is thrown while it is
   * worked on becomes a diagnostic beside it.
   */
  public async answer<A extends object>(subject: RequestSubject, preset: A,
    work: Work<A>): Promise<A & { diagnostics: readonly Diagnostic[] }> {
    const interruption = new Interruption(this.clock, this.stopGrace);
    const answering = this.workOn(interruption, subject, preset, work);
    this.inFlight.set(interruption, answering);
    try {
      return await answering;
    } finally {
      this.inFlight.delete(interruption);
      interruption.answered();
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

  private async workOn<A extends object>(interruption: Interruption, subject: RequestSubject, preset: A,
    work: Work<A>) {
    const attributes = subject.schema?.attributes ?? {};
    const secrets = [...this.providerSecrets, ...subject.values.flatMap((values) => secretsIn(attributes, values))];
    const { configured: provider, options: { log } } = this;
    const turn = new RequestContext(subject.name, { provider, interruption, log, secrets, attributes });
    const answer: Mutable<A> = { ...preset };
    freeze(subject.values);
    try {
      await work(turn, answer);
    } catch (thrown) {
      turn.failed('serve', thrown);
    }
    return { ...answer, diagnostics: turn.report() };
  }
}

function known<T>(definition: T | undefined, kind: string, typeName: string): T {
  if (!definition) {
    throw new Error(
      `This provider has no ${kind} of the type "${typeName}". Is the provider version the one your configuration was written for?`,
    );
  }
  return definition;
}
