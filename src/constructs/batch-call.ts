import {
  actionArguments,
  CallArguments,
  cleanupArguments,
  deleteArguments,
  resourceArguments,
  restartArguments,
} from './call-arguments';
import { HealthCheck } from './health-check';
import { MaintenanceWindow } from './maintenance-window';
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
   * The same as a share of the instances, 1 to 100, rounded down, but at least one instance. Give `maxUnavailable` or
   * this.
   *
   * @default - all at once
   */
  readonly maxUnavailablePercent?: number;

  /**
   * Canaries: these ids go first, one after the other in this order, and the rest only when they are healthy again.
   * Each must be among the instances of the call.
   *
   * @default - none
   */
  readonly first?: string[];

  /**
   * How long an instance must have been healthy again before the next one starts, such as `2m`. It goes with
   * `maxUnavailable`, `maxUnavailablePercent` or `first`: otherwise all instances start at once.
   *
   * @default '0s'
   */
  readonly pauseBetween?: string;

  /**
   * Nothing more begins once more than so many instances have failed, or have not come back within `instanceTimeout`; a
   * canary that fails ends the roll in any case. An instance that is down or not healthy keeps its place among those
   * that may be down. It goes with `maxUnavailable`, `maxUnavailablePercent` or `first`.
   *
   * @default 0
   */
  readonly maxFailures?: number;

  /**
   * When an instance is healthy again.
   *
   * @default - with `maxUnavailable`, `maxUnavailablePercent` or `first`: `HealthCheck.CLUSTER` where the cluster can
   * be read; otherwise `HealthCheck.STATUS`
   */
  readonly healthCheck?: HealthCheck;

  /**
   * How long one instance may take, such as `45m`; at least a second. Past it nobody waits for it any longer: it counts
   * as a failure, and the next deploy waits for it and never sends it again.
   *
   * @default - with `maxUnavailable`, `maxUnavailablePercent` or `first`: 30 minutes; otherwise only `timeout` counts
   */
  readonly instanceTimeout?: string;

  /**
   * Checkpoint: one deploy begins at most so many instances and leaves the rest for the next one, which goes on with
   * them. What is left is `deferred`, and no failure. A destroy is not divided: an `onDestroy` call cannot have it.
   *
   * @default - no limit
   */
  readonly maxPerApply?: number;

  /**
   * Outside it nothing begins, and what is left is `deferred` to a later deploy; what has begun is waited for. A
   * destroy is not divided: an `onDestroy` call makes the destroy fail outside it, before anything is sent.
   *
   * @default - always open
   */
  readonly maintenanceWindow?: MaintenanceWindow;

  /**
   * Whether to return only when the instances are running again. With `false` they are recorded as accepted, and
   * nobody looks whether they came back.
   *
   * @default true
   */
  readonly waitForCompletion?: boolean;

  /**
   * How long the whole run may take, all instances together, such as `45m` or `1h30m`; at least a second. By default it
   * is long enough for every round of the roll, with its pause; a round takes `instanceTimeout` where that is given.
   *
   * @default - 30 minutes for every `maxUnavailable` instances that have to go; 30 minutes when all go at once
   */
  readonly timeout?: string;
}

/** How instances whose creation failed are deleted. */
export interface DeleteFailedOptions {
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
   * How long one instance may take, such as `10m`; at least a second. Past it nobody waits for it any longer: it counts
   * as a failure, and the next deploy goes on waiting.
   *
   * @default - only `timeout` counts
   */
  readonly instanceTimeout?: string;

  /**
   * How long the whole run may take, all instances together, such as `45m` or `1h30m`; at least a second. By default it
   * is `instanceTimeout` where that is given.
   *
   * @default '20m'
   */
  readonly timeout?: string;
}

/** How the instances named are deleted. */
export interface DeleteOptions extends DeleteFailedOptions {
  /**
   * Checkpoint: one deploy begins at most so many instances and leaves the rest for the next one, which goes on with
   * them. What is left is `deferred`, and no failure. A destroy is not divided: an `onDestroy` call cannot have it.
   *
   * @default - no limit
   */
  readonly maxPerApply?: number;

  /**
   * Outside it nothing begins, and what is left is `deferred` to a later deploy; what has begun is waited for. A
   * destroy is not divided: an `onDestroy` call makes the destroy fail outside it, before anything is sent.
   *
   * @default - always open
   */
  readonly maintenanceWindow?: MaintenanceWindow;
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
   * deletes whatever is failed at the moment of the call, also what failed after the plan was made. One call cannot be
   * divided: let the job run when it may delete.
   *
   * @param options how they are deleted
   * @throws Error when an option that is known now is wrong, with a sentence that says what to write instead.
   *
   * @example
   * BatchCall.deleteFailed({ maxDeletions: 5 });
   */
  public static deleteFailed(options: DeleteFailedOptions = {}): BatchCall {
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
  /**
   * The arguments of the Terraform action that makes this call. Errors begin with the subject.
   *
   * @internal
   */
  public _actionArguments(subject: Subject) {
    return actionArguments(subject, { ...this.callArguments, instances: this.instances });
  }
}
