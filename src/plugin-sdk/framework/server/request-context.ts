import { Interruption } from './interruption';
import { isSecret, withSecretsMasked } from './secrets';
import { ConformanceError } from '../../values/conform';
import { Path, pathText } from '../../values/path';
import { Diagnostic, Diagnostics } from '../diagnostics';
import { Context, Log } from '../resource';
import { Attributes } from '../schema';

interface RequestContextOptions {
  readonly provider: unknown;
  readonly interruption: Interruption;
  readonly log: Log;
  readonly secrets: readonly string[];
  /** Of the schema the request is about. */
  readonly attributes: Attributes;
}

/**
 * How a handler ended: `finished` is false when it threw, or did not end after an interrupt; that is reported already.
 */
export type HandlerOutcome<T> = { readonly finished: true; readonly value: T } | { readonly finished: false };

/** One request while it is worked on: its diagnostics, and the only way in which handlers of a provider are called. */
export class RequestContext {
  public readonly diagnostics = new Diagnostics();

  constructor(private readonly subject: string, private readonly surroundings: RequestContextOptions) {}

  /** What every handler is given. */
  public get context(): Context<any> {
    const { provider, interruption: { signal }, log } = this.surroundings;
    return { provider, signal, log, diagnostics: this.diagnostics };
  }

  /** Calls a handler of the provider; `doing` completes "Could not ... <subject>". */
  public async call<T>(doing: string, handler: () => T | Promise<T>): Promise<HandlerOutcome<T>> {
    try {
      return { finished: true, value: await this.bounded(handler) };
    } catch (thrown) {
      this.failed(doing, thrown);
      return { finished: false };
    }
  }

  /** Turns what was thrown into a diagnostic: the message for the user, the stack for the log. */
  public failed(doing: string, thrown: unknown): void {
    const { interruption: { signal }, log } = this.surroundings;
    this.diagnostics.error(`Could not ${doing} ${this.subject}`,
      signal.aborted ? interruptionText(thrown) : messageOf(thrown));
    if (isError(thrown)) {
      log.debug(`handler failed: ${doing}`, { subject: this.subject, stack: this.clean(String(thrown.stack)) });
    }
  }

  /** Blames the provider's code, not the user, one diagnostic for each misfit. */
  public bug(what: string, misfits: readonly ConformanceError[]): void {
    for (const { path, problem } of misfits) {
      const place = path.length > 0 ? `Attribute \`${pathText(path)}\`` : 'The object';
      this.diagnostics.error(`Bug in the provider: ${what}`,
        `${place} of ${this.subject} ${problem}. Your configuration is not at fault; please report this to the developers of the provider.`,
        path);
    }
  }

  /** The diagnostics until now, as they may be shown. */
  public report(): readonly Diagnostic[] {
    return this.diagnostics.all.map(({ severity, summary, detail, attribute }) => ({
      severity,
      summary: this.clean(String(summary)),
      ...(detail === undefined ? {} : { detail: this.clean(String(detail)) }),
      // Terraform shows the line of the configuration that an attribute is on.
      ...(isPath(attribute) && !isSecret(this.surroundings.attributes, attribute) ? { attribute } : {}),
    }));
  }

  private async bounded<T>(handler: () => T | Promise<T>): Promise<T> {
    const { grace, patienceEnded } = this.surroundings.interruption;
    const abandoned = patienceEnded.then(() => {
      throw new Error(`It did not end within ${grace / 1000} s after that, and was abandoned.`);
    });
    return Promise.race([Promise.resolve().then(handler), abandoned]);
  }

  private clean(text: string): string {
    return withSecretsMasked(text, this.surroundings.secrets);
  }
}

function interruptionText(thrown: unknown): string {
  const saysNoMore = isError(thrown) && thrown.name === 'AbortError';
  return saysNoMore ? 'The run was interrupted before it was done.' : `The run was interrupted. ${messageOf(thrown)}`;
}

function messageOf(thrown: unknown): string {
  if (isError(thrown)) return thrown.message || `It failed without a message (${thrown.name}).`;
  return typeof thrown === 'string' && thrown !== '' ? thrown : 'It failed without saying why.';
}

/** An error of any realm; `instanceof` knows only those of this one. */
function isError(thrown: unknown): thrown is Error {
  return typeof thrown === 'object' && thrown !== null && 'message' in thrown && typeof thrown.message === 'string';
}

function isPath(path: unknown): path is Path {
  return Array.isArray(path) && path.length > 0;
}
