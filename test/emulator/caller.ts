import { HandDrivenClock } from './hand-driven-clock';
import { signHeaders, SigningCredentials } from '../../src/client/signer/signer';
import { CloudOptions, EmulatedCloud, isDropped } from '../../src/emulator';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The parsed body; undefined when it is empty or not JSON. */
  readonly json: any;
}

/** What a test may change about a request. */
export interface CallOptions {
  readonly key?: Partial<SigningCredentials>;
  /** How far the caller's clock is off. */
  readonly skewMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent instead of a signature. */
  readonly token?: string;
  /** Neither signature nor token. */
  readonly anonymous?: boolean;
}

/** Calls a cloud in process with signed requests, under a clock driven by hand and predictable randomness. */
export class Caller {
  public readonly clock = new HandDrivenClock();
  public readonly cloud: EmulatedCloud;

  constructor(options: CloudOptions = {}) {
    this.cloud = new EmulatedCloud({ clock: this.clock, random: predictable(), ...options });
  }

  public get instancesPath(): string {
    return `/v2/${this.cloud.projectId}/instances`;
  }

  /** The id of an instance of the fleet, by its name. */
  public id(name: string): string {
    const found = this.cloud.instances().find((instance) => instance.name === name);
    if (!found) throw new Error(`no instance ${name}`);
    return found.id;
  }

  public status(name: string): string {
    return this.cloud.instance(this.id(name))!.status;
  }

  /** The answer, or what was dropped. */
  public async send(method: string, path: string, body?: unknown,
    options: CallOptions = {}): Promise<Answer | 'dropped before' | 'dropped after'> {
    const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
    const url = `http://dms.emulator.example${path}`;
    const headers = this.headersFor(method, url, text, options);
    const answer = await this.cloud.handle({ method, url, headers, body: text });
    if (isDropped(answer)) return `dropped ${answer.dropped}`;
    return { status: answer.status, headers: answer.headers, text: answer.body, json: parsed(answer.body) };
  }

  /** As `send`, for requests that must be answered. */
  public async call(method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<Answer> {
    const answer = await this.send(method, path, body, options);
    if (typeof answer === 'string') throw new Error(`${method} ${path} was ${answer}`);
    return answer;
  }

  public async batch(body: unknown, options: CallOptions = {}): Promise<Answer> {
    return this.call('POST', `${this.instancesPath}/action`, body, options);
  }

  public async restart(...names: string[]): Promise<Answer> {
    return this.batch({ action: 'restart', instances: names.map((name) => this.id(name)) });
  }

  public async delete(...names: string[]): Promise<Answer> {
    return this.batch({ action: 'delete', instances: names.map((name) => this.id(name)) });
  }

  public async show(id: string): Promise<Answer> {
    return this.call('GET', `${this.instancesPath}/${id}`);
  }

  public async list(query = ''): Promise<Answer> {
    return this.call('GET', `${this.instancesPath}${query}`);
  }

  public async showCluster(name: string, under: 'management' | 'manage' = 'management'): Promise<Answer> {
    return this.call('GET', `${this.instancesPath}/${this.id(name)}/${under}/cluster`);
  }

  public async tasks(name: string, query = ''): Promise<Answer> {
    return this.call('GET', `${this.instancesPath}/${this.id(name)}/tasks${query}`);
  }

  private headersFor(method: string, url: string, body: string, options: CallOptions): Record<string, string> {
    const own = { ...(body ? { 'content-type': 'application/json' } : {}), ...options.headers };
    if (options.anonymous) return own;
    if (options.token) return { ...own, 'X-Auth-Token': options.token };
    const { accessKey, secretKey, securityToken } = this.cloud.account;
    const date = new Date(this.clock.now() + (options.skewMs ?? 0));
    return signHeaders({ method, url, headers: own, body }, { accessKey, secretKey, securityToken, ...options.key },
      date);
  }
}

/** Names of the instances in the answer to a list. */
export function namesIn(answer: Answer): string[] {
  return answer.json.instances.map(({ name }: { name: string }) => name);
}

/** A linear congruential generator: good enough to be different every time, and the same in every run. */
export function predictable(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
