import { Interruption } from './interruption';
import { isSecret, withSecretsMasked } from './secrets';
import { abandoned, handlerFailed, isError, providerBug } from './texts';
import { ConformanceError } from '../../values/conform';
import { Path } from '../../values/path';
import { Diagnostic, Diagnostics } from '../diagnostics';
import { Context, Log } from '../resource';
import { Attributes } from '../schema';

interface RequestContextOptions {
  /** What `configure` returned. */
  readonly provider: unknown;
  readonly interruption: Interruption;
  readonly log: Log;
  readonly secrets: readonly string[];
  /** The attributes of the schema that the request is about. */
  readonly attributes: Attributes;
}

/**
 * How a handler ended: `finished` is false when it threw, or did not end after an interrupt; that is reported already.
 */
export type HandlerOutcome<T> = { readonly finished: true; readonly value: T } | { readonly finished: false };

/** One request while it is worked on: its diagnostics, and the only way in which handlers of a provider are called. */
export class RequestContext {
  public readonly diagnostics = new Diagnostics();

  /** `name` says in messages what the request is about. */
  constructor(private readonly name: string, private readonly options: RequestContextOptions) {}

  /** The part of a request that is the same for every handler. */
  public get forHandlers(): Context<any> {
    const { provider, interruption: { signal }, log } = this.options;
    return { provider, signal, log, diagnostics: this.diagnostics };
  }

  /** Calls a handler of the provider; `verb` completes "Could not ...". */
  public async call<T>(verb: string, handler: () => T | Promise<T>): Promise<HandlerOutcome<T>> {
    try {
      return { finished: true, value: await this.bounded(handler) };
    } catch (thrown) {
      this.failed(verb, thrown);
      return { finished: false };
    }
  }

  /** Turns what was thrown into a diagnostic: the message for the user, the stack for the log. */
  public failed(verb: string, thrown: unknown): void {
    const { interruption: { signal }, log } = this.options;
    this.addError(handlerFailed(verb, this.name, thrown, signal.aborted));
    if (isError(thrown)) {
      log.debug(`handler failed: ${verb}`, { name: this.name, stack: this.masked(String(thrown.stack)) });
    }
  }

  /** Blames the provider's code, not the user, with one diagnostic for each error. */
  public bug(what: string, errors: readonly ConformanceError[]): void {
    for (const error of errors) this.addError(providerBug(what, this.name, error), error.path);
  }

  /** Adds an error whose text stands in texts.ts. */
  public addError({ summary, detail }: Pick<Diagnostic, 'summary' | 'detail'>, attribute?: Path): void {
    this.diagnostics.error(summary, detail, attribute);
  }

  /** The diagnostics until now, as they may be shown. */
  public report(): readonly Diagnostic[] {
    return this.diagnostics.all.map(({ severity, summary, detail, attribute }) => ({
      severity,
      summary: this.masked(String(summary)),
      ...(detail === undefined ? {} : { detail: this.masked(String(detail)) }),
      // Terraform shows the line of the configuration that an attribute is on.
      ...(isPath(attribute) && !isSecret(this.options.attributes, attribute) ? { attribute } : {}),
    }));
  }

  /** The text without the secrets that slipped into it. */
  public masked(text: string): string {
    return withSecretsMasked(text, this.options.secrets);
  }

  private async bounded<T>(handler: () => T | Promise<T>): Promise<T> {
    const { grace, graceEnded } = this.options.interruption;
    const abandonment = graceEnded.then(() => {
      throw new Error(abandoned(grace));
    });
    return Promise.race([Promise.resolve().then(handler), abandonment]);
  }
}

function isPath(path: unknown): path is Path {
  return Array.isArray(path) && path.length > 0;
}
