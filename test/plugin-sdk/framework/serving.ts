import { Provider } from '../../../src/plugin-sdk/framework/provider';
import {
  ApplyResourceChangeRequest,
  ObjectValue,
  PlanResourceChangeRequest,
  ProviderServer,
} from '../../../src/plugin-sdk/framework/requests';
import { Log, Resource } from '../../../src/plugin-sdk/framework/resource';
import { Schema } from '../../../src/plugin-sdk/framework/schema';
import { Timers, createProviderServer } from '../../../src/plugin-sdk/framework/server';
import { Value } from '../../../src/plugin-sdk/values/value';

/** What was logged, as one text. */
export class LogRecord implements Log {
  public text = '';
  public trace = this.append;
  public debug = this.append;
  public info = this.append;
  public warn = this.append;
  public error = this.append;

  private append(message: string, fields: object = {}): void {
    this.text += `${message} ${JSON.stringify(fields)}\n`;
  }
}

/** Timers whose time stands still until a test moves it. */
export class ManualTimers implements Timers {
  private now = 0;
  private readonly alarms = new Set<{ at: number; callback: () => void }>();

  public after(milliseconds: number, callback: () => void): () => void {
    const alarm = { at: this.now + milliseconds, callback };
    this.alarms.add(alarm);
    return () => this.alarms.delete(alarm);
  }

  public advance(milliseconds: number): void {
    this.now += milliseconds;
    [...this.alarms].filter(({ at }) => at <= this.now).forEach((alarm) => {
      this.alarms.delete(alarm);
      alarm.callback();
    });
  }

  public get pending(): number {
    return this.alarms.size;
  }
}

type Values = { readonly [name: string]: Value };

/** One resource, `test_thing`, behind a server, with requests that need only say what matters to a test. */
export class Serving {
  public readonly log = new LogRecord();
  public readonly timers = new ManualTimers();
  public readonly server: ProviderServer;

  constructor(private readonly thing: Partial<Resource<any, any>> & { schema: Schema<any> },
    provider: Partial<Provider<any, any>> = {}) {
    const unused = async () => {
      throw new Error('this test does not expect a create');
    };
    this.server = createProviderServer({
      schema: { description: '', attributes: {} },
      configure: () => 'configured',
      dataSources: {},
      ...provider,
      resources: { test_thing: { create: unused, ...this.thing } },
    }, { log: this.log, timers: this.timers, stopGrace: 5000 });
  }

  /** All attributes of the schema: null unless given. */
  public object(values: Values): Values {
    return { ...Object.fromEntries(Object.keys(this.thing.schema.attributes).map((name) => [name, null])), ...values };
  }

  /** Plans as Terraform does, which fills what is computed and not configured from the prior state. */
  public async plan(config: Values, prior: Values | null = null, more: Partial<PlanResourceChangeRequest> = {}) {
    const configured = this.object(config);
    const proposed = Object.fromEntries(Object.entries(configured).map(([name, value]) => {
      const isComputed = this.thing.schema.attributes[name].presence.toLowerCase().includes('computed');
      return [name, value === null && isComputed ? prior?.[name] ?? null : value];
    }));
    return this.server.planResourceChange({
      typeName: 'test_thing',
      prior: prior && this.object(prior),
      proposed,
      config: configured,
      privateState: {},
      ...more,
    });
  }

  public async apply(
    change: { prior?: Values | null; planned: Values | null }
      & Partial<Omit<ApplyResourceChangeRequest, 'prior' | 'planned'>>,
  ) {
    const whole = (values: Values | null | undefined): ObjectValue => (values ? this.object(values) : null);
    return this.server.applyResourceChange({
      typeName: 'test_thing',
      config: whole(change.planned),
      privateState: {},
      ...change,
      prior: whole(change.prior),
      planned: whole(change.planned),
    });
  }

  public async validate(config: Values) {
    return (await this.server.validateResourceConfig({ typeName: 'test_thing', config: this.object(config) }))
      .diagnostics;
  }
}
