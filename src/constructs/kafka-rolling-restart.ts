import { Construct } from 'constructs';
import type { RestartOptions } from './batch-call';
import { resourceArguments, restartArguments } from './call-arguments';
import { Fn, ITerraformDependable, StringMap, TerraformProvider, Token } from './cdktf';
import { carryDependencies } from './dependencies';
import { HealthCheck } from './health-check';
import { checkInstanceIds } from './instance-ids';
import { checkPlace } from './limits';
import { MaintenanceWindow } from './maintenance-window';
import { recordedBatchAction } from './recorded-batch-action';
import { constructSubject, refusal, Subject } from './subject';
import { NEVER_RESTARTS } from './texts';
import { addTriggerTo } from './triggers';
import { KafkaInstanceBatchAction, KafkaInstanceBatchActionResultsMap as Results } from '../bindings';

/** Which instances a {@link KafkaRollingRestart} restarts, when, and how carefully. */
export interface KafkaRollingRestartProps {
  /**
   * UUIDs of the instances, any number. They may be tokens, such as ids of instances created in the same stack.
   * `addInstance` adds further ones.
   */
  readonly instances: string[];

  /**
   * Any values, such as a hash of what the instances must be restarted for. A change of any of them restarts all
   * instances. `addTrigger` adds further ones.
   *
   * @default - none; then `restartOnAdd` must be true
   */
  readonly triggers?: { [key: string]: string };

  /**
   * At most so many instances of this construct are down at once; the next one starts only when one is healthy again.
   * The window is this construct's own: two rolls do not know of each other.
   *
   * @default - 1, unless `maxUnavailablePercent` is given
   */
  readonly maxUnavailable?: number;

  /**
   * The same as a share of the instances, 1 to 100, rounded down, but at least one instance. Give `maxUnavailable` or
   * this.
   *
   * @default - `maxUnavailable` counts
   */
  readonly maxUnavailablePercent?: number;

  /**
   * Canaries: these ids go first, one after the other in this order, and the rest only when they are healthy again.
   * Each must be among the instances.
   *
   * @default - none
   */
  readonly first?: string[];

  /**
   * How long an instance must have been healthy again before the next one starts, such as `2m`.
   *
   * @default '0s'
   */
  readonly pauseBetween?: string;

  /**
   * Nothing more begins once more than so many instances have failed, or have not come back within `instanceTimeout`; a
   * canary that fails ends the roll in any case. An instance that is down or not healthy keeps its place among those
   * that may be down.
   *
   * @default 0
   */
  readonly maxFailures?: number;

  /**
   * How long one instance may take, such as `45m`; at least a second. Past it nobody waits for it any longer: it counts
   * as a failure, and the next deploy waits for it and never sends it again.
   *
   * @default '30m'
   */
  readonly instanceTimeout?: string;

  /**
   * When an instance is healthy again, and the next one may start.
   *
   * @default - `HealthCheck.CLUSTER` where the cluster can be read, otherwise `HealthCheck.STATUS`
   */
  readonly healthCheck?: HealthCheck;

  /**
   * Checkpoint: one deploy begins at most so many instances and leaves the rest for the next one, which goes on with
   * them. What is left is `deferred`, and no failure.
   *
   * @default - no limit
   */
  readonly maxPerApply?: number;

  /**
   * Outside it nothing begins, and what is left is `deferred` to a later deploy; what has begun is waited for. A deploy
   * never sits until it opens.
   *
   * @default - always open
   */
  readonly maintenanceWindow?: MaintenanceWindow;

  /**
   * Whether an instance is also restarted when it is added: all of them at the first deploy, and each that joins later.
   *
   * @default false - adopting the construct restarts nothing, and instances born in the same stack are left alone
   */
  readonly restartOnAdd?: boolean;

  /**
   * How long the whole run may take, all instances together, such as `45m` or `1h30m`; at least a second. By default it
   * is long enough for every round of the roll, with its pause; a round takes `instanceTimeout` where that is given.
   *
   * @default - 30 minutes for every `maxUnavailable` instances that have to go
   */
  readonly timeout?: string;

  /**
   * Region of the instances.
   *
   * @default - the provider's
   */
  readonly region?: string;

  /**
   * Project of the instances.
   *
   * @default - the provider's
   */
  readonly projectId?: string;

  /**
   * The provider to use, where the stack has more than one.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;

  /**
   * What has to be done before anything is restarted, such as the resource that changes the configuration. For a
   * construct that holds resources, write `node.addDependency(it)`.
   *
   * @default - only what the arguments refer to
   */
  readonly dependsOn?: ITerraformDependable[];
}

/**
 * Restarts Kafka instances one after the other when something they depend on has changed, and at no other time.
 *
 * **An instance is a whole cluster**: while it restarts it refuses traffic for 3 to 15 minutes. This rolls across
 * instances, not across the brokers of one.
 *
 * - The plan shows who will be restarted: those ids are `(known after apply)` in `applied`.
 * - The next instance starts only when the one before is healthy again: when brokers, partitions and replicas are back
 *   to what it had before, where that can be read.
 * - When some instances fail the deploy fails and names them. The next deploy acts only on those.
 * - What `maxPerApply` or `maintenanceWindow` leave for a later deploy is no failure: this deploy warns and succeeds,
 *   and the next one goes on with it.
 * - Destroying the construct calls nothing.
 * - Others may name it in their `dependsOn`: they then come after the restart, and do not wait for what is `deferred`.
 *
 * @throws Error when an argument that is known now is wrong, with a sentence that says what to write instead.
 *
 * @example
 * new KafkaRollingRestart(this, 'restart', {
 *   instances: [orders.id, billing.id],
 *   triggers: { config: brokerConfigHash },
 *   maxPerApply: 1, // one today, one tomorrow
 *   maintenanceWindow: { begin: '22:00', end: '05:00', timeZone: 'Europe/Berlin' },
 * });
 */
export class KafkaRollingRestart extends Construct implements ITerraformDependable {
  private readonly resource: KafkaInstanceBatchAction;
  private readonly subject: Subject;
  private ids: string[];

  /**
   * @param scope where the construct lives, usually the stack
   * @param id name, unique in the scope
   * @param props which instances, when, and how carefully
   */
  constructor(scope: Construct, id: string, props: KafkaRollingRestartProps) {
    super(scope, id);
    const { instances, triggers, restartOnAdd, region, projectId, provider, dependsOn } = props;
    this.subject = constructSubject('KafkaRollingRestart', this);
    if (!triggers && !restartOnAdd) throw refusal(this.subject, NEVER_RESTARTS);
    checkPlace(this.subject, props);
    const call = restartArguments(this.subject, instances, rollOf(props));
    this.ids = [...instances];
    this.resource = recordedBatchAction(this, 'Resource', {
      ...resourceArguments(call, 'create', 'update'),
      instances: this.ids,
      when: restartOnAdd ? ['added', 'triggered'] : ['triggered'],
      triggers,
      region,
      projectId,
      provider,
    });
    carryDependencies(this.subject, this, [this.resource], dependsOn);
  }

  /**
   * Adds an instance to those that are restarted. One that is among them already is not added again.
   *
   * @param id UUID of the instance; it may be a token
   * @throws Error when it is known now and no id, with a sentence that says what to write instead.
   *
   * @example
   * restart.addInstance(billing.id);
   */
  public addInstance(id: string): void {
    checkInstanceIds(this.subject, 'addInstance', [id]);
    if (this.ids.includes(id)) return;
    this.ids = Token.isUnresolved(this.ids) ? Fn.concat([this.ids, [id]]) : [...this.ids, id];
    this.resource.instances = this.ids;
  }

  /**
   * Adds a value whose change restarts all instances.
   *
   * @param name what the value is of, unique in this construct
   * @param value any text, such as a hash; it may be a token
   * @throws Error when there is a trigger of this name, or no value, with a sentence that says what to write instead.
   *
   * @example
   * restart.addTrigger('certificate', certificateHash);
   */
  public addTrigger(name: string, value: string): void {
    addTriggerTo(this.subject, this.resource, name, value);
  }

  /** Address of the resource in the stack, for the `dependsOn` of others. */
  public get fqn(): string {
    return this.resource.fqn;
  }

  /** Instance id to the RFC 3339 time at which it was last restarted here, `""` for never. */
  public get applied(): StringMap {
    return this.resource.applied;
  }

  /** Ids of the instances whose restart is still owed; after a success those that are `deferred`, or none. */
  public get pending(): string[] {
    return this.resource.pending;
  }

  /** Those of `pending` that `maxPerApply` or `maintenanceWindow` left for a later deploy. */
  public get deferred(): string[] {
    return this.resource.deferred;
  }

  /** Latest outcome per instance id. */
  public get results(): Results {
    return this.resource.results;
  }
}

/** How carefully the instances are restarted: always in a roll, one at a time unless another limit is given. */
function rollOf(props: KafkaRollingRestartProps): RestartOptions {
  const { first, pauseBetween, maxFailures, instanceTimeout, healthCheck, maxPerApply, maintenanceWindow } = props;
  const { maxUnavailablePercent, maxUnavailable = maxUnavailablePercent === undefined ? 1 : undefined } = props;
  return {
    maxUnavailable,
    maxUnavailablePercent,
    first,
    pauseBetween,
    maxFailures,
    instanceTimeout,
    healthCheck,
    maxPerApply,
    maintenanceWindow,
    timeout: props.timeout,
  };
}
