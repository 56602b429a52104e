import {
  CallArguments,
  cleanupArguments,
  deleteArguments,
  resourceArguments,
  restartArguments,
} from './call-arguments';
import { refusal, Subject } from './subject';
import { CLEANUP_TAKES_NO_IDS } from './texts';

const callSubject = (method: string): Subject => ({ name: `BatchCall.${method}`, ids: 'ids' });

/** How instances are restarted. */
export interface RestartOptions {
  /**
   * At most so many instances of this call are down at once; the next one starts only when one is healthy again.
   * The window is this call's own: two calls do not know of each other.
   *
   * @default - all at once
   */
  readonly maxUnavailable?: number;

  /**
   * Canaries: these ids go first, one after the other in this order, and the rest only when they are healthy again.
   * Each must be among the instances of the call.
   *
   * @default - none
   */
  readonly first?: string[];

  /**
   * How long an instance must have been healthy again before the next one starts, such as `2m`. It goes with
   * `maxUnavailable` or `first`: otherwise all instances start at once.
   *
   * @default '0s'
   */
  readonly pauseBetween?: string;

  /**
   * Whether to return only when the instances are running again. With `false` they are recorded as accepted, and
   * nobody looks whether they came back.
   *
   * @default true
   */
  readonly waitForCompletion?: boolean;

  /**
   * How long the whole run may take, all instances together, such as `45m` or `1h30m`; at least a
   * second.
   *
   * @default - 30 minutes for every `maxUnavailable` instances that have to go; 30 minutes when all go at once
   */
  readonly timeout?: string;
}

/** How instances are deleted. */
export interface DeleteOptions {
  /**
   * Delete for good, past the recycle bin. Huawei Cloud only: elsewhere the plan fails.
   *
   * @default - not sent; the project's recycle policy decides
   */
  readonly forceDelete?: boolean;

  /**
   * Refuse to delete anything when more than so many instances would be deleted.
   *
   * @default - no limit
   */
  readonly maxDeletions?: number;

  /**
   * Whether to return only when the instances are gone.
   *
   * @default true
   */
  readonly waitForCompletion?: boolean;

  /**
   * How long the whole run may take, all instances together, such as `45m` or `1h30m`; at least a
   * second.
   *
   * @default '20m'
   */
  readonly timeout?: string;
}

/**
 * One call of the batch API: what to do, and with which instances.
 *
 * Ids may be tokens, such as the ids of instances created in the same stack; those are checked at plan and apply.
 *
 * @example
 * BatchCall.restart(['54602a9d-5e22-4239-9123-77e350df4a34'], { maxUnavailable: 1 });
 */
export class BatchCall {
  /**
   * Restarts instances and waits until they run again. An instance is a whole cluster: while it restarts it refuses
   * traffic for 3 to 15 minutes. No instance is restarted twice by one run.
   *
   * @param ids UUIDs of the instances, any number; none is valid and calls nothing
   * @param options how they are restarted
   * @throws Error when an id or an option that is known now is wrong, with a sentence that says what to write instead.
   *
   * @example
   * BatchCall.restart([orders.id, billing.id], { maxUnavailable: 1, first: [billing.id], pauseBetween: '2m' });
   */
  public static restart(ids: string[], options: RestartOptions = {}): BatchCall {
    return new BatchCall(restartArguments(callSubject('restart'), ids, options));
  }

  /**
   * Deletes instances and waits until they are gone. **Their data is lost**: Open Telekom Cloud has no recycle bin,
   * Huawei Cloud has one only where the project's policy enables it. An instance that is gone already counts as
   * deleted.
   *
   * @param ids UUIDs of the instances, any number; none is valid and calls nothing
   * @param options how they are deleted
   * @throws Error when an id or an option that is known now is wrong, with a sentence that says what to write instead.
   *
   * @example
   * BatchCall.delete([orders.id], { forceDelete: true });
   */
  public static delete(ids: string[], options: DeleteOptions = {}): BatchCall {
    return new BatchCall(deleteArguments(callSubject('delete'), ids, options));
  }

  /**
   * Deletes every Kafka instance of the project whose creation failed, whoever made it. The API takes no ids here and
   * deletes whatever is failed at the moment of the call, also what failed after the plan was made.
   *
   * @param options how they are deleted
   * @throws Error when an option that is known now is wrong, with a sentence that says what to write instead.
   *
   * @example
   * BatchCall.deleteFailed({ maxDeletions: 5 });
   */
  public static deleteFailed(options: DeleteOptions = {}): BatchCall {
    const subject = callSubject('deleteFailed');
    if (Array.isArray(options)) throw refusal(subject, CLEANUP_TAKES_NO_IDS);
    return new BatchCall(cleanupArguments(subject, options));
  }

  /** `restart` or `delete`. */
  public readonly action: string;

  /** The ids that are acted on; undefined for every instance whose creation failed. */
  public readonly instances?: string[];

  private readonly callArguments: CallArguments;

  private constructor(callArguments: CallArguments) {
    this.callArguments = callArguments;
    this.action = callArguments.action;
    this.instances = callArguments.instances && [...callArguments.instances];
  }

  /**
   * The arguments of the resource that makes this call; the timeout counts for each of the given operations.
   *
   * @internal
   */
  public _resourceArguments(...operations: ('create' | 'update' | 'delete')[]) {
    return resourceArguments({ ...this.callArguments, instances: this.instances }, ...operations);
  }
}
