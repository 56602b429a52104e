import { AsyncLocalStorage } from 'node:async_hooks';
import { Dropped, EmulatedCloud, isDropped, WireResponse } from '../../src/emulator';

/** Whose request it is: one block in one run of Terraform. */
export interface Author {
  readonly run: number;
  readonly address: string;
}

/** Region and project that a call was sent to. */
export interface Place {
  readonly region: string;
  readonly projectId: string;
}

/** One call of the batch action, as the cloud received it. */
export interface BatchCall extends Author {
  readonly action: 'restart' | 'delete';
  /** The ids that the call named; undefined with `all_failure`. */
  readonly ids?: readonly string[];
  readonly sentAt: number;
  /** Where the call was sent. */
  readonly place: Place;
  /** Status of every instance of the project when it was sent. */
  readonly statuses: ReadonlyMap<string, string>;
  /** Undefined while there is no answer. */
  answeredAt?: number;
  /** HTTP status; undefined where no answer of the cloud came through. */
  status?: number;
  /** Ids of failed items. */
  rejected: readonly string[];
}

/** Something that began on an instance, and whose call it was. */
export interface Deed {
  readonly id: string;
  readonly action: 'restart' | 'delete';
  readonly acceptedAt: number;
  readonly beganAt: number;
  readonly endedAt?: number;
  /** The call because of which it began; undefined where somebody else made it. */
  readonly call?: BatchCall;
}

const author = new AsyncLocalStorage<Author>();

/** Everything done inside is done in the author's name. */
export const inTheNameOf = <T>(who: Author, work: () => T): T => author.run(who, work);

/**
 * Keeps the ground truth of a scenario: which calls were made in whose name, and what the cloud really did because of
 * them.
 */
export class Witness {
  public readonly calls: BatchCall[] = [];

  constructor(private readonly cloud: EmulatedCloud) {}

  /** To be told of a batch call that leaves; the answer is to be filled in. */
  public leaves(url: string, body: string): BatchCall {
    const { action, instances } = JSON.parse(body) as { action: BatchCall['action']; instances?: string[] };
    const [place, ours] = [placeOf(url),
      ({ projectId }: { projectId: string }) => projectId === placeOf(url).projectId];
    const statuses = new Map(this.cloud.instances().filter(ours).map(({ id, status }) => [id, status]));
    const who = author.getStore() ?? { run: 0, address: 'nobody' };
    const call = { ...who, action, ids: instances, sentAt: this.cloud.clock.now(), place, statuses, rejected: [] };
    this.calls.push(call);
    return call;
  }

  public answered(call: BatchCall, answer: WireResponse | Dropped): void {
    call.answeredAt = this.cloud.clock.now();
    if (isDropped(answer)) return;
    if (answer.notFromCloud) return;
    call.status = answer.status;
    call.rejected = itemsOf(answer).filter(({ result }) => result !== 'success').map(({ instance }) => instance);
  }

  public callsOf({ run, address }: Author): BatchCall[] {
    return this.calls.filter((call) => call.run === run && call.address === address);
  }

  /** Everything that has begun on instances until now, in the order of acceptance. */
  public deeds(): Deed[] {
    const credited = new Set<string>();
    return this.cloud.actions()
      .flatMap(({ instanceId: id, instanceName: _, action, ...deed }) =>
        action === 'restore' ? [] : [{ id, action, ...deed }])
      .sort((a, b) => a.acceptedAt - b.acceptedAt)
      .map((deed) => ({ ...deed, call: this.callBehind(deed, credited) }));
  }

  public deedsOf({ run, address }: Author): Deed[] {
    return this.deeds().filter(({ call }) => call?.run === run && call.address === address);
  }

  /** The call that explains a deed; of several the latest, and no call explains two deeds on one instance. */
  private callBehind({ id, action, acceptedAt }: Omit<Deed, 'call'>, credited: Set<string>): BatchCall | undefined {
    const candidates = this.calls.map((call, at) => ({ call, credit: `${at} ${id}` })).filter(({ call }) => (
      call.action === action && (call.ids?.includes(id) ?? true) && !call.rejected.includes(id)
      && !isRefusal(call.status) && call.sentAt <= acceptedAt && acceptedAt <= (call.answeredAt ?? Infinity)
    ));
    const isExact = ({ call }: typeof candidates[number]) =>
      call.sentAt === acceptedAt || call.answeredAt === acceptedAt;
    const free = candidates.reverse().filter(({ credit }) => !credited.has(credit));
    const found = free.find(isExact) ?? free[0] ?? candidates[0];
    if (found) credited.add(found.credit);
    return found?.call;
  }
}

/** `https://dms.{region}.{cloud}/v2/{project}/…` */
function placeOf(url: string): Place {
  const { hostname, pathname } = new URL(url);
  return { region: hostname.split('.')[1], projectId: pathname.split('/')[2] };
}

function itemsOf({ status, body }: WireResponse): ReadonlyArray<{ instance: string; result: string }> {
  if (status !== 200 || !body.endsWith('}')) return [];
  try {
    return (JSON.parse(body) as { results?: Array<{ instance: string; result: string }> } | null)?.results ?? [];
  } catch {
    // A body that was cut off may end with a bracket.
    return [];
  }
}

/** Answers after which nothing was done. */
export function isRefusal(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500;
}
