import { Construct } from 'constructs';
import { resourceArguments, restartArguments } from './call-arguments';
import { Fn, ITerraformDependable, StringMap, TerraformProvider, Token } from './cdktf';
import { carryDependencies } from './dependencies';
import { checkInstanceIds } from './instance-ids';
import { checkPlace } from './limits';
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
   * @default 1
   */
  readonly maxUnavailable?: number;

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
   * Whether an instance is also restarted when it is added: all of them at the first deploy, and each that joins later.
   *
   * @default false - adopting the construct restarts nothing, and instances born in the same stack are left alone
   */
  readonly restartOnAdd?: boolean;

  /**
   * How long the whole run may take, all instances together, such as `45m` or `1h30m`; at least a
   * second.
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
 * - When some instances fail the deploy fails and names them. The next deploy acts only on those.
 * - Destroying the construct calls nothing.
 * - Others may name it in their `dependsOn`: they then come after the restart.
 *
 * @throws Error when an argument that is known now is wrong, with a sentence that says what to write instead.
 *
 * @example
 * new KafkaRollingRestart(this, 'restart', {
 *   instances: [orders.id, billing.id],
 *   triggers: { config: brokerConfigHash },
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
    const {
      instances,
      triggers,
      maxUnavailable = 1,
      first,
      pauseBetween,
      restartOnAdd,
      timeout,
      region,
      projectId,
      provider,
      dependsOn,
    } = props;
    this.subject = constructSubject('KafkaRollingRestart', this);
    if (!triggers && !restartOnAdd) throw refusal(this.subject, NEVER_RESTARTS);
    checkPlace(this.subject, props);
    const call = restartArguments(this.subject, instances, { maxUnavailable, first, pauseBetween, timeout });
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

  /** Ids of the instances whose restart is still owed; empty after a success. */
  public get pending(): string[] {
    return this.resource.pending;
  }

  /** Latest outcome per instance id. */
  public get results(): Results {
    return this.resource.results;
  }
}
