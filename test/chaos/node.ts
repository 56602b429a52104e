import { invalidPlan, text, Values } from './consistency';
import { Ignored, withIgnored } from './ignored-changes';
import { ProcessDied, ProviderProcess } from './provider-process';
import { Diagnostic, ObjectValue, PrivateState } from '../../src/plugin-sdk';

/** The type of every resource of a scenario. */
export const TYPE = 'dms_kafka_instance_batch_action';

/** One resource block. */
export interface Block {
  readonly config: Values;
  /** What is not known before the apply. */
  readonly unknown?: Values;
  /** Whether the block has the postcondition `length(setsubtract(self.pending, self.deferred)) == 0`. */
  readonly postcondition: boolean;
  readonly createBeforeDestroy: boolean;
  /** What the block ignores with `ignore_changes`. */
  readonly ignored?: Ignored;
}

/** The resource blocks of a configuration, by address. */
export type Blocks = ReadonlyMap<string, Block>;

/** An object in state. */
export interface StateObject {
  readonly state: NonNullable<ObjectValue>;
  readonly privateState: PrivateState;
  readonly tainted: boolean;
  /** Known to Terraform by an import alone: what is configured has not been taken over yet. */
  readonly imported?: boolean;
}

/** What a plan does with one resource. */
export interface Change {
  readonly address: string;
  readonly action: 'none' | 'create' | 'update' | 'replace' | 'delete';
  readonly object?: StateObject;
  readonly planned: ObjectValue;
  readonly privateState: PrivateState;
}

/** How Terraform is called. */
export interface RunOptions {
  readonly run: number;
  readonly refresh?: boolean;
  /** Whether the option `-replace` is given. */
  readonly replace?: boolean;
  readonly provider: Values;
  /** The provider block of the apply, where its environment is another than that of the plan. */
  readonly applyProvider?: Values;
  /** A saved plan waits so long before it is applied, in milliseconds. */
  readonly savedForMs?: number;
  wait?(ms: number): Promise<void>;
}

/** What one command of Terraform came to. */
export class Outcome {
  public changes: readonly Change[] = [];
  public readonly diagnostics: Array<Diagnostic & { readonly address: string }> = [];
  /** What Terraform would blame the provider for. */
  public readonly breaches: string[] = [];
  public interrupted = false;

  public get failed(): boolean {
    return this.interrupted || this.diagnostics.some(({ severity }) => severity === 'error');
  }
}

/** Takes the death of the provider process in as a diagnostic, as Terraform does. */
export function died(error: unknown, address: string, outcome: Outcome): void {
  if (!(error instanceof ProcessDied)) throw error;
  outcome.diagnostics.push({ severity: 'error', summary: error.message, address });
}

/** Whether a state says what the object does, and to whom. */
export function isComplete({ action, instances, all_failure }: Values): boolean {
  return action !== null && (instances !== null || all_failure !== null);
}

/** What a plan comes to, where nothing is replaced. */
export function actionOf(prior: ObjectValue, planned: ObjectValue): Change['action'] {
  if (prior === null) return 'create';
  return text(prior) === text(planned) ? 'none' : 'update';
}

/** What both walks do with one resource. */
export abstract class Node {
  constructor(protected readonly process: ProviderProcess, protected readonly address: string,
    protected readonly outcome: Outcome) {}

  /** Takes in the diagnostics; whether there is no error among them. */
  protected note(diagnostics: readonly Diagnostic[]): boolean {
    this.outcome.diagnostics.push(...diagnostics.map((diagnostic) => ({ ...diagnostic, address: this.address })));
    return !diagnostics.some(({ severity }) => severity === 'error');
  }

  protected blame(...breaches: readonly string[]): void {
    this.outcome.breaches.push(...breaches.map((breach) => `${this.address}: ${breach}`));
  }

  /** As the block is written: what it ignores is kept out of the plan here. */
  protected async planned(prior: ObjectValue, written: Values, ignored: Ignored | undefined,
    privateState: PrivateState) {
    const config = withIgnored(this.schema, written, prior, ignored);
    const valid = await this.process.call((server) =>
      server.validateResourceConfig({ typeName: TYPE, config: written }),
    );
    if (!this.note(valid.diagnostics)) return undefined;
    const answer = await this.process.call((server) => (
      server.planResourceChange({ typeName: TYPE, prior, proposed: this.proposed(config, prior), config, privateState })
    ));
    if (!this.note(answer.diagnostics)) return undefined;
    if (answer.planned === null) this.blame('a change was planned as null');
    else this.blame(...invalidPlan(this.schema, config, prior, answer.planned));
    return answer;
  }

  protected async plannedDestroy({ state, privateState }: StateObject) {
    const answer = await this.process.call((server) => (
      server.planResourceChange({ typeName: TYPE, prior: state, proposed: null, config: null, privateState })
    ));
    if (answer.planned !== null) this.blame('a destroy was not planned as null');
    return this.note(answer.diagnostics) ? answer : undefined;
  }

  protected get schema() {
    return this.process.server.schemas.resources[TYPE];
  }

  /** Terraform fills what is computed and not configured from the prior state. */
  private proposed(config: Values, prior: ObjectValue): Values {
    return Object.fromEntries(Object.entries(this.schema.attributes).map(([name, { presence }]) => {
      const isComputed = presence === 'computed' || presence === 'optionalComputed';
      return [name, config[name] === null && isComputed ? prior?.[name] ?? null : config[name]];
    }));
  }
}
