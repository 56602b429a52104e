import { BackgroundTask, parseBackgroundTask } from './answers/background-task';
import { BatchActionRequest, BatchAnswer, batchBody, isBatchAnswer, parseBatchAnswer } from './answers/batch-action';
import { ClusterHealth, parseClusterHealth } from './answers/cluster-health';
import { Instance, parseInstance } from './answers/instance';
import { collectPages, collectStable, Page } from './answers/paging';
import { parseRecyclePolicy, RecyclePolicy } from './answers/recycle-policy';
import { parseRecycleBin, RecycleBin } from './answers/recycled-instance';
import { isRestoreAnswer, parseRestoreAnswer, RestoreAnswer } from './answers/restore';
import { ApiCall, ApiCaller, CallLog } from './api-caller';
import { Agency } from './credentials/agency';
import { AuthenticationLatch, processLatch } from './credentials/authentication-latch';
import { Credentials, keyName } from './credentials/credentials';
import { SharedSignIns } from './credentials/shared-sign-ins';
import { SignIn } from './credentials/sign-in';
import { DmsError, isDmsError, neverBegun } from './errors/errors';
import { MovedPath } from './moved-path';
import { Clock } from './pacing/clock';
import { CloudClock, CloudTime } from './pacing/cloud-clock';
import { RateLimiter } from './pacing/rate-limiter';
import { Permission, PERMISSIONS } from './permissions';
import { processProjects, ProjectDirectory } from './project-directory';
import { flavourOf } from './settings/clouds';
import { Endpoints, ResolvedEndpoints } from './settings/endpoints';
import { SDK_HMAC_SHA256 } from './signer/authorization-header';
import { SigningAlgorithm, signWith } from './signer/signing-algorithm';
import {
  actOn, endlessList, LIST_INSTANCES, listTasks, NO_LIST, NO_RECYCLE_BIN, noCluster, noInstance, READ_RECYCLE_BIN,
  readCluster, readInstance, restoreOf,
} from './texts';
import { HttpResponse, Transport } from './transport/transport';

/** The settings a client works with; `Settings` fits. */
export interface DmsClientSettings {
  readonly region: string;
  readonly cloud: string;
  readonly endpoints: Pick<Endpoints, 'dms' | 'iam'> & Partial<ResolvedEndpoints>;
  readonly credentials: Credentials;
  /** @default - whoever signs in acts, and nobody else */
  readonly agencies?: readonly Agency[];
  /** @default SDK_HMAC_SHA256 */
  readonly signingAlgorithm?: SigningAlgorithm;
  /** @default - looked up by `projectName` */
  readonly projectId?: string;
  /** @default - the name of the region */
  readonly projectName?: string;
}

/** The settings and the parts that a client is made of. */
export interface DmsClientOptions {
  readonly settings: DmsClientSettings;
  readonly transport: Transport;
  readonly clock: Clock;
  /** A uniform number in [0, 1), for the jitter of waits. */
  readonly random: () => number;
  readonly limiter: RateLimiter;
  /** @default - the latch of the process */
  readonly latch?: AuthenticationLatch;
  /** @default - the directory of the process */
  readonly projects?: ProjectDirectory;
  /**
   * Those of all clients with these credentials.
   * @default - this client signs in by itself
   */
  readonly signIns?: SharedSignIns;
  /** @default DEFAULT_MAX_RETRIES */
  readonly maxRetries?: number;
  /** @default - nobody is told */
  readonly log?: CallLog;
}

/** How a call can be ended early. */
export interface CallOptions {
  /**
   * Ends the waiting of the call. A read is abandoned; an action that was sent is not.
   * @default - the call cannot be cancelled
   */
  readonly signal?: AbortSignal;
}

/** The options of an action, whose signal ends the waiting before and between its attempts only. */
export interface ActionOptions extends CallOptions {
  /**
   * Is told when an attempt leaves, in epoch milliseconds. Where the API throttles, one may follow another minutes
   * later. If it throws, the attempt does not leave.
   * @default - nobody is told
   */
  onAttempt?(leavesAt: number): void;
}

/** Which instances to list: without any member all of them, except those whose creation failed. */
export interface InstanceFilter {
  /** @default - any name */
  readonly name?: string;
  /**
   * Whether `name` must be the whole name.
   * @default - the API also matches parts of names
   */
  readonly exactName?: boolean;
  /** @default - any status */
  readonly status?: string;
  /** @default - any enterprise project */
  readonly enterpriseProjectId?: string;
  /**
   * Whether instances whose creation failed are listed, too.
   * @default false
   */
  readonly includeFailure?: boolean;
}

/** How a list is read. */
export interface ListOptions extends CallOptions {
  /**
   * Whether a list of several pages is read until two readings agree, so that no instance is missed that was there all
   * the time, whatever comes and goes meanwhile.
   * @default - it is read again only where it visibly changed
   */
  readonly twice?: boolean;
}

/** How many instances one page of the list holds: the most that the API gives. */
export const INSTANCES_PER_PAGE = 50;
const KAFKA = 'kafka';
const MAX_LIST_PAGES = 200;
const TASK_LIMIT = 100;
const MAX_TASK_PAGES = 20;
const OFFSET_BEYOND_END = 'DMS.40050010';

/**
 * The DMS for Kafka API, one method per call.
 * @throws DmsError from every method for what happens outside this process; RangeError for bugs of the caller.
 */
export class DmsClient {
  private readonly signIn: SignIn;
  private readonly caller: ApiCaller;
  private readonly projects: ProjectDirectory;
  private readonly cloudClock: CloudClock;
  private readonly clusterPath = new MovedPath('management/cluster', 'manage/cluster');

  constructor(private readonly options: DmsClientOptions) {
    const {
      settings, latch = processLatch, projects = processProjects, signIns = new SharedSignIns(), ...parts
    } = options;
    this.projects = projects;
    this.cloudClock = new CloudClock(parts.clock);
    const sign = signWith(settings.signingAlgorithm ?? SDK_HMAC_SHA256, (url) => ({
      region: settings.region,
      service: serviceOf(url, settings.endpoints.dms),
    }));
    this.signIn = signIns.for(settings.credentials, settings, { ...parts, latch, sign });
    this.caller = new ApiCaller({ ...parts, latch, sign, signIn: this.signIn });
  }

  /**
   * The configured project id; else the one of the project that a log-in led to; else the one that IAM knows for the
   * project name, looked up once per process.
   */
  public async projectId({ signal }: CallOptions = {}): Promise<string> {
    const { projectId, projectName, region, endpoints } = this.options.settings;
    return projectId ?? await this.signIn.projectId(signal)
      ?? this.projects.idOf(projectName ?? region, endpoints, actorOf(this.options.settings), this.caller, signal);
  }

  /**
   * Signs in, if that has not happened yet.
   * @throws DmsError when nobody is let in.
   */
  public async signsIn({ signal }: CallOptions = {}): Promise<void> {
    await this.signIn.current(signal);
  }

  /** How far the clock of the DMS endpoint is from ours, by the dates of its answers; undefined before the first. */
  public cloudTime(): CloudTime | undefined {
    return this.cloudClock.time();
  }

  /**
   * All Kafka instances that match. One that is being deleted may be missing although it still exists: only
   * `showInstance` can tell.
   */
  public async listInstances(filter: InstanceFilter = {},
    { signal, twice }: ListOptions = {}): Promise<Instance[]> {
    const { items, complete } = await collectStable(
      async (offset) => this.listPage(filter, offset, signal),
      { maxPages: MAX_LIST_PAGES, pageSize: INSTANCES_PER_PAGE, twice },
    );
    if (!complete) throw new DmsError('contract', endlessList(MAX_LIST_PAGES));
    return items.filter(({ engine }) => engine === KAFKA);
  }

  /**
   * One instance by its id.
   * @throws DmsError of kind `gone` when it does not exist.
   */
  public async showInstance(id: string, { signal }: CallOptions = {}): Promise<Instance> {
    const what = readInstance(id);
    const answer = await this.read(`instances/${encodeURIComponent(id)}`, what, PERMISSIONS.show, signal);
    const instance = parseInstance(answer);
    if (!instance) throw new DmsError('contract', noInstance(id));
    return instance;
  }

  /** The background tasks of an instance: all of them, or at least the newest 100 if they are listed newest first. */
  public async listTasks(id: string, { signal }: CallOptions = {}): Promise<BackgroundTask[]> {
    const { items } = await collectPages(async (received) => this.taskPage(id, received + 1, signal), {
      maxPages: MAX_TASK_PAGES,
      pageSize: TASK_LIMIT,
      enough: isNewestFirst,
    });
    return items;
  }

  /** One background task of an instance; undefined where the API does not know it. */
  public async showTask(id: string, taskId: string, { signal }: CallOptions = {}): Promise<BackgroundTask | undefined> {
    const path = `instances/${encodeURIComponent(id)}/tasks/${encodeURIComponent(taskId)}`;
    try {
      const answer = await this.read(path, listTasks(id), PERMISSIONS.tasks, signal);
      const tasks = (answer.objects('tasks') ?? []).map(parseBackgroundTask);
      return tasks.find((task) => task?.id === taskId);
    } catch (error) {
      if (isDmsError(error, 'gone') || isMissingCall(error)) return undefined;
      throw error;
    }
  }

  /**
   * What the cluster of an instance says of its brokers and replicas.
   * @throws DmsError of kind `permission`, or of kind `contract` with status 404, where it cannot be asked here.
   */
  public async clusterHealth(id: string, { signal }: CallOptions = {}): Promise<ClusterHealth> {
    const what = readCluster(id);
    const health = parseClusterHealth(await this.clusterPath.read(async (path) =>
      this.read(`instances/${encodeURIComponent(id)}/${path}`, what, PERMISSIONS.show, signal)));
    if (!health) throw new DmsError('contract', noCluster(id));
    return health;
  }

  /**
   * Sends one action. It is sent again only when nothing can have happened: after throttling, or without a connection.
   * @throws DmsError of kind `ambiguous` or `busy` at once: the caller decides what then.
   */
  public async batchAction(request: BatchActionRequest, options: ActionOptions = {}): Promise<BatchAnswer> {
    const response = await this.act('instances/action', batchBody(request), {
      ...options,
      isAnswer: isBatchAnswer,
      what: actOn(request),
      permission: PERMISSIONS[request.action].action,
    });
    return parseBatchAnswer(response);
  }

  /** The policy of the recycle bin; undefined where there is none, or where the credentials may not see it. */
  public async recycleBin({ signal }: CallOptions = {}): Promise<RecyclePolicy | undefined> {
    if (flavourOf(this.options.settings.cloud) === 'otc') return undefined;
    try {
      return parseRecyclePolicy(await this.read('recycle', READ_RECYCLE_BIN, PERMISSIONS.list, signal));
    } catch (error) {
      if (isDmsError(error, 'permission') || isMissingCall(error)) return undefined;
      throw error;
    }
  }

  /** What is in the recycle bin, and by which policy; undefined where there is none. */
  public async recycledInstances({ signal }: CallOptions = {}): Promise<RecycleBin | undefined> {
    if (flavourOf(this.options.settings.cloud) === 'otc') return undefined;
    try {
      const bin = parseRecycleBin(await this.read('recycle', READ_RECYCLE_BIN, PERMISSIONS.list, signal));
      if (!bin) throw new DmsError('contract', NO_RECYCLE_BIN);
      return bin;
    } catch (error) {
      if (isMissingCall(error)) return undefined;
      throw error;
    }
  }

  /**
   * Takes one instance out of the recycle bin. As an action it is sent again only when nothing can have happened.
   * @throws DmsError of kind `ambiguous` at once: the caller decides what then.
   */
  public async restoreInstance(id: string, options: ActionOptions = {}): Promise<RestoreAnswer> {
    const response = await this.act('recycle', { instances: [id] }, {
      ...options,
      isAnswer: isRestoreAnswer,
      what: restoreOf(id),
      permission: PERMISSIONS.restore.action,
    });
    return parseRestoreAnswer(response, id);
  }

  private async act(path: string, body: object,
    call: Pick<ApiCall, 'signal' | 'onAttempt' | 'isAnswer' | 'what' | 'permission'>): Promise<HttpResponse> {
    const projectId = await this.projectId({ signal: call.signal }).catch((error: unknown) => {
      throw isDmsError(error) ? neverBegun(error) : error;
    });
    return this.caller.call({
      ...call,
      method: 'POST',
      url: this.url(projectId, path),
      projectId,
      body,
      cloudClock: this.cloudClock,
    });
  }

  private async listPage(filter: InstanceFilter, offset: number, signal?: AbortSignal): Promise<Page<Instance>> {
    const query = new URLSearchParams({ engine: KAFKA, limit: String(INSTANCES_PER_PAGE), offset: String(offset) });
    if (filter.name !== undefined) query.set('name', filter.name);
    if (filter.exactName !== undefined) query.set('exact_match_name', String(filter.exactName));
    if (filter.status !== undefined) query.set('status', filter.status);
    if (filter.enterpriseProjectId !== undefined) query.set('enterprise_project_id', filter.enterpriseProjectId);
    if (filter.includeFailure !== undefined) query.set('include_failure', String(filter.includeFailure));
    try {
      const answer = await this.read(`instances?${queryText(query)}`, LIST_INSTANCES, PERMISSIONS.list, signal);
      const listed = answer.objects('instances');
      // An object without the list says nothing: to take it for "none" would claim what was not seen.
      if (!listed) throw new DmsError('contract', NO_LIST);
      const items = listed.map(parseInstance).filter((instance) => instance !== undefined).map(withEngine);
      return { items, total: answer.number('instance_num') };
    } catch (error) {
      if (isDmsError(error, 'contract') && error.code === OFFSET_BEYOND_END) return { items: [], total: 0 };
      throw error;
    }
  }

  private async taskPage(id: string, start: number, signal?: AbortSignal): Promise<Page<BackgroundTask>> {
    const query = new URLSearchParams({ start: String(start), limit: String(TASK_LIMIT) });
    const path = `instances/${encodeURIComponent(id)}/tasks?${queryText(query)}`;
    const answer = await this.read(path, listTasks(id), PERMISSIONS.tasks, signal);
    const items = (answer.objects('tasks') ?? []).map(parseBackgroundTask).filter((task) => task !== undefined);
    return { items, total: answer.number('task_count') };
  }

  private async read(path: string, what: string, permission: Permission, signal?: AbortSignal) {
    const projectId = await this.projectId({ signal });
    return this.caller.read({
      method: 'GET',
      url: this.url(projectId, path),
      projectId,
      signal,
      what,
      permission: permission.action,
      cloudClock: this.cloudClock,
    });
  }

  private url(projectId: string, path: string): string {
    return `${this.options.settings.endpoints.dms}/v2/${encodeURIComponent(projectId)}/${path}`;
  }
}

/** Whether the API has no such call here. */
function isMissingCall(error: unknown): boolean {
  return isDmsError(error, 'gone') || (isDmsError(error, 'contract') && error.httpStatus === 404);
}

/** Only Kafka instances were asked for, so an item that names no engine is one. */
function withEngine(instance: Instance): Instance {
  return instance.engine === '' ? { ...instance, engine: KAFKA } : instance;
}

/** A signed query spells a space `%20`, where URLSearchParams writes `+`. */
function queryText(query: URLSearchParams): string {
  return query.toString().replaceAll('+', '%20');
}

/** The order of tasks is undocumented; only when it is newest first may older pages be left unread. */
function isNewestFirst({ items }: Page<BackgroundTask>): boolean {
  const [newest, oldest] = [items[0]?.createdAt, items.at(-1)?.createdAt];
  return newest !== undefined && oldest !== undefined && newest > oldest;
}

/** Who acts, told apart from all others without a secret. */
function actorOf({ credentials, agencies = [] }: DmsClientSettings): string {
  return JSON.stringify([keyName(credentials), ...agencies.map(({ name, domain }) => ({ name, domain }))]);
}

/** The service that a URL belongs to: a derived key is valid for one only. All of them may share a host. */
function serviceOf(url: string, dms: string): string {
  if (url.startsWith(`${dms}/v2/`)) return 'dms';
  return new URL(url).pathname.endsWith('/v5/agencies/assume') ? 'sts' : 'iam';
}
