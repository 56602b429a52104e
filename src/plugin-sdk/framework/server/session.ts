import { setMaxListeners } from 'node:events';
import { Clock, systemClock } from './clock';
import { secretsIn } from './secrets';
import { Turn } from './turn';
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
  readonly clock?: Clock;
  /** Milliseconds a handler has to end after an interrupt, before its request is answered without it. 30 s when absent. */
  readonly stopGrace?: number;
}

/** Whom a request is about, in the words of a message, and where its secrets are. */
interface Subject {
  readonly name: string;
  readonly schema?: Schema;
  readonly values: readonly unknown[];
}

/** Works on a request, on whose answer it improves step by step. */
type Work<A> = (turn: Turn, answer: Mutable<A>) => Promise<void>;

/** An answer while it is worked on. */
export type Mutable<A> = { -readonly [K in keyof A]: A[K] };

/** One provider in one process: what it was configured to, and the requests in flight. */
export class Session {
  /** What the provider's `configure` returned last. */
  public configured: unknown;

  private readonly inFlight = new Set<AbortController>();
  private readonly clock: Clock;
  private readonly stopGrace: number;
  private providerSecrets: readonly string[] = [];

  constructor(public readonly provider: Provider<any, any>, private readonly options: ServerOptions) {
    this.clock = options.clock ?? systemClock;
    this.stopGrace = options.stopGrace ?? 30_000;
  }

  public resource(typeName: string): Resource<any, any> {
    return known(member(this.provider.resources, typeName), 'resource', typeName);
  }

  public dataSource(typeName: string): DataSource<any, any> {
    return known(member(this.provider.dataSources, typeName), 'data source', typeName);
  }

  public aboutResource(typeName: string, ...values: unknown[]): Subject {
    return { name: typeName, schema: member(this.provider.resources, typeName)?.schema, values };
  }

  public aboutDataSource(typeName: string, ...values: unknown[]): Subject {
    return { name: typeName, schema: member(this.provider.dataSources, typeName)?.schema, values };
  }

  public configure(configured: unknown, secrets: readonly string[]): void {
    this.configured = configured;
    this.providerSecrets = secrets;
  }

  /**
   * Answers one request. The answer begins as what is safe when everything fails, and whatever is thrown while it is worked on
   * becomes a diagnostic beside it.
   */
  public async answer<A extends object>(subject: Subject, preset: A, work: Work<A>): Promise<A & { diagnostics: readonly Diagnostic[] }> {
    const interruption = new AbortController();
    setMaxListeners(0, interruption.signal); // a handler may have any number of calls in flight
    const attributes = subject.schema?.attributes ?? {};
    const secrets = [...this.providerSecrets, ...subject.values.flatMap((values) => secretsIn(attributes, values))];
    const { configured: provider, clock, stopGrace, options: { log } } = this;
    const turn = new Turn(subject.name, { provider, signal: interruption.signal, log, clock, stopGrace, secrets, attributes });
    const answer: Mutable<A> = { ...preset };
    freeze(subject.values);
    this.inFlight.add(interruption);
    try {
      await work(turn, answer);
    } catch (thrown) {
      turn.failed('serve', thrown);
    } finally {
      this.inFlight.delete(interruption);
    }
    return { ...answer, diagnostics: turn.report() };
  }

  /** Interrupts every request in flight; later ones are not affected. */
  public stop(): void {
    this.inFlight.forEach((interruption) => interruption.abort());
  }
}

function known<T>(definition: T | undefined, kind: string, typeName: string): T {
  if (!definition) throw new Error(`This provider has no ${kind} of the type "${typeName}". Is the provider version the one your configuration was written for?`);
  return definition;
}
