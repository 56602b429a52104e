import { BackgroundTask, parseBackgroundTask } from './answers/background-task';
import { BatchActionRequest, BatchAnswer, batchBody, isBatchAnswer, parseBatchAnswer } from './answers/batch-action';
import { Instance, parseInstance } from './answers/instance';
import { collectPages, collectSettled, Page } from './answers/paging';
import { parseRecyclePolicy, RecyclePolicy } from './answers/recycle-policy';
import { ApiCaller, CallLog } from './api-caller';
import { AuthenticationLatch, processLatch } from './credentials/authentication-latch';
import { Credentials, keyName } from './credentials/credentials';
import { DmsError, isDmsError } from './errors/errors';
import { Clock } from './pacing/clock';
import { CloudClock, CloudTime } from './pacing/cloud-clock';
import { RateLimiter } from './pacing/rate-limiter';
import { processProjects, ProjectDirectory } from './project-directory';
import { flavourOf } from './settings/clouds';
import { Endpoints, ResolvedEndpoints } from './settings/endpoints';
import { Transport } from './transport/transport';

/** The settings a client works with; `Settings` fits. */
export interface DmsClientSettings {
  readonly region: string;
  readonly cloud: string;
  readonly endpoints: Endpoints & Partial<ResolvedEndpoints>;
  readonly credentials: Credentials;
  readonly projectId?: string;
  /** Default: the region's name. */
  readonly projectName?: string;
}

/** Settings, and the parts a client is made of. */
export interface DmsClientOptions {
  readonly settings: DmsClientSettings;
  readonly transport: Transport;
  readonly clock: Clock;
  /** Uniform in [0, 1), for the jitter of waits. */
  readonly random: () => number;
  readonly limiter: RateLimiter;
  /** Default: the one of the process. */
  readonly latch?: AuthenticationLatch;
  /** Default: the one of the process. */
  readonly projects?: ProjectDirectory;
  /** Default 5. */
  readonly maxRetries?: number;
  readonly log?: CallLog;
}

/** Ends the waiting of a call: reads are abandoned, an action that was sent is not. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** As for any call; the signal ends the waiting before and between attempts. */
export interface ActionOptions extends CallOptions {
  /**
   * Told, for each attempt, when it leaves (epoch milliseconds): a throttled one may be followed by another, minutes
   * later.
   */
  onAttempt?(leavesAt: number): void;
}

/** Which instances to list; absent: all, but for those whose creation failed. */
export interface InstanceFilter {
  readonly name?: string;
  /** Without it the API matches parts of names. */
  readonly exactName?: boolean;
  readonly status?: string;
  /** Also instances whose creation failed. */
  readonly includeFailure?: boolean;
}

/** One page of the list of instances, the most the API gives. */
export const INSTANCES_PER_PAGE = 50;
const KAFKA = 'kafka';
const MAX_LIST_PAGES = 200;
const TASK_LIMIT = 100;
const MAX_TASK_PAGES = 20;
const OFFSET_BEYOND_END = 'DMS.40050010';

/**
 * The DMS for Kafka API, one method per call. Every method throws DmsErrors only, except for bugs of the caller
 * (RangeError).
 */
export class DmsClient {
  private readonly caller: ApiCaller;
  private readonly projects: ProjectDirectory;
  private readonly cloudClock: CloudClock;

  constructor(private readonly options: DmsClientOptions) {
    const { settings, latch = processLatch, projects = processProjects, ...parts } = options;
    this.projects = projects;
    this.cloudClock = new CloudClock(parts.clock);
    this.caller = new ApiCaller({ ...parts, latch, credentials: settings.credentials });
  }

  /**
   * The configured project id, or the one IAM knows for the project name: looked up once per process, never created.
   */
  public async projectId({ signal }: CallOptions = {}): Promise<string> {
    const { projectId, projectName, region, endpoints, credentials } = this.options.settings;
    return projectId ?? this.projects.idOf(projectName ?? region, endpoints, keyName(credentials), this.caller, signal);
  }

  /** How far the clock of the DMS endpoint is from ours, by the dates of its answers; undefined until one came. */
  public cloudTime(): CloudTime | undefined {
    return this.cloudClock.time();
  }

  /**
   * All Kafka instances that match. One that is being deleted may be missing although it still exists: ask
   * `showInstance`.
   */
  public async listInstances(filter: InstanceFilter = {}, { signal }: CallOptions = {}): Promise<Instance[]> {
    const { items, complete } = await collectSettled(
      async (offset) => this.listPage(filter, offset, signal),
      { maxPages: MAX_LIST_PAGES, pageSize: INSTANCES_PER_PAGE },
    );
    if (!complete) {
      throw new DmsError('contract',
        `Could not list the Kafka instances: the list did not end after ${MAX_LIST_PAGES} pages.`);
    }
    return items.filter(({ engine }) => engine === KAFKA);
  }

  /** Throws a DmsError of kind `gone` when it does not exist. */
  public async showInstance(id: string, { signal }: CallOptions = {}): Promise<Instance> {
    const what = `read instance ${id}`;
    const answer = await this.read(`instances/${encodeURIComponent(id)}`, what, 'dms:instance:get', signal);
    const instance = parseInstance(answer);
    if (!instance) {
      throw new DmsError('contract', `Could not ${what}: the answer holds no instance. Check the endpoints.`);
    }
    return instance;
  }

  /** The background tasks of an instance: all, or if the server lists the newest first, at least the newest 100. */
  public async listTasks(id: string, { signal }: CallOptions = {}): Promise<BackgroundTask[]> {
    const { items } = await collectPages(async (received) => this.taskPage(id, received + 1, signal), {
      maxPages: MAX_TASK_PAGES,
      pageSize: TASK_LIMIT,
      enough: isNewestFirst,
    });
    return items;
  }

  /**
   * Sends one action. It is sent again only when nothing can have happened (throttled, or no connection); `ambiguous`
   * and `busy` go to the caller at once. The signal ends the waiting before and between attempts, never an attempt on
   * its way.
   */
  public async batchAction(request: BatchActionRequest,
    { signal, onAttempt }: ActionOptions = {}): Promise<BatchAnswer> {
    const body = batchBody(request);
    const projectId = await this.projectId({ signal });
    const response = await this.caller.call({
      method: 'POST',
      url: this.url(projectId, 'instances/action'),
      projectId,
      body,
      signal,
      onAttempt,
      cloudClock: this.cloudClock,
      isAnswer: isBatchAnswer,
      what: `${request.action} ${subjectOf(request)}`,
      permission: request.action === 'delete' ? 'dms:instance:delete' : 'dms:instance:modifyStatus',
    });
    return parseBatchAnswer(response);
  }

  /** Undefined where there is no recycle bin, or where the credentials may not see it. */
  public async recycleBin({ signal }: CallOptions = {}): Promise<RecyclePolicy | undefined> {
    if (flavourOf(this.options.settings.cloud) === 'otc') return undefined;
    try {
      return parseRecyclePolicy(await this.read('recycle', 'read the recycle bin', 'dms:instance:list', signal));
    } catch (error) {
      if (isDmsError(error, 'permission', 'gone') || (isDmsError(error, 'contract') && error.httpStatus === 404)) {
        return undefined;
      }
      throw error;
    }
  }

  private async listPage(filter: InstanceFilter, offset: number, signal?: AbortSignal): Promise<Page<Instance>> {
    const query = new URLSearchParams({ engine: KAFKA, limit: String(INSTANCES_PER_PAGE), offset: String(offset) });
    if (filter.name !== undefined) query.set('name', filter.name);
    if (filter.exactName !== undefined) query.set('exact_match_name', String(filter.exactName));
    if (filter.status !== undefined) query.set('status', filter.status);
    if (filter.includeFailure !== undefined) query.set('include_failure', String(filter.includeFailure));
    try {
      const answer = await this.read(`instances?${queryText(query)}`, 'list the Kafka instances', 'dms:instance:list',
        signal);
      const listed = answer.objects('instances');
      // an object without the list says nothing: to read it as "none" would claim what was not seen
      if (!listed) {
        throw new DmsError('contract',
          'Could not list the Kafka instances: the answer holds no list of instances. Check the endpoints.');
      }
      const items = listed.map(parseInstance).filter((instance) => instance !== undefined).map(asAskedFor);
      return { items, total: answer.number('instance_num') };
    } catch (error) {
      if (isDmsError(error, 'contract') && error.code === OFFSET_BEYOND_END) return { items: [], total: 0 };
      throw error;
    }
  }

  private async taskPage(id: string, start: number, signal?: AbortSignal): Promise<Page<BackgroundTask>> {
    const query = new URLSearchParams({ start: String(start), limit: String(TASK_LIMIT) });
    const path = `instances/${encodeURIComponent(id)}/tasks?${queryText(query)}`;
    const answer = await this.read(path, `list the background tasks of instance ${id}`,
      'dms:instance:getBackgroundTask', signal);
    const items = (answer.objects('tasks') ?? []).map(parseBackgroundTask).filter((task) => task !== undefined);
    return { items, total: answer.number('task_count') };
  }

  private async read(path: string, what: string, permission: string, signal?: AbortSignal) {
    const projectId = await this.projectId({ signal });
    return this.caller.read({
      method: 'GET',
      url: this.url(projectId, path),
      projectId,
      signal,
      what,
      permission,
      cloudClock: this.cloudClock,
    });
  }

  private url(projectId: string, path: string): string {
    return `${this.options.settings.endpoints.dms}/v2/${encodeURIComponent(projectId)}/${path}`;
  }
}

/** Only Kafka was asked for, so an item that names no engine is one. */
function asAskedFor(instance: Instance): Instance {
  return instance.engine === '' ? { ...instance, engine: KAFKA } : instance;
}

function subjectOf({ instances }: BatchActionRequest): string {
  if (!instances) return 'the instances whose creation failed';
  return instances.length === 1 ? `instance ${instances[0]}` : `${instances.length} instances`;
}

/** Signed queries spell a space `%20`, where URLSearchParams would say `+`. */
function queryText(query: URLSearchParams): string {
  return query.toString().replaceAll('+', '%20');
}

/** The order of tasks is undocumented; only when it is newest first may older pages be left unread. */
function isNewestFirst({ items }: Page<BackgroundTask>): boolean {
  const [newest, oldest] = [items[0]?.createdAt, items.at(-1)?.createdAt];
  return newest !== undefined && oldest !== undefined && newest > oldest;
}
