import { Construct } from 'constructs';
import { BatchCall } from './batch-call';
import { StringMap, TerraformProvider } from './cdktf';
import { recordedBatchAction } from './recorded-batch-action';
import { NEVER_RESTARTS } from './texts';
import { KafkaInstanceBatchAction, KafkaInstanceBatchActionResultsMap as Results } from '../bindings';

/** Which instances a {@link KafkaRollingRestart} restarts, when, and how carefully. */
export interface KafkaRollingRestartProps {
  /** UUIDs of the instances, any number. They may be tokens, such as ids of instances created in the same stack. */
  readonly instances: string[];

  /**
   * Any values, such as a hash of what the instances must be restarted for. A change of any of them restarts all
   * instances.
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
   * How long the whole run may take, all instances together, such as `45m` or `1h30m`.
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
 *
 * @throws Error when an argument that is known now is wrong, with a sentence that says what to write instead.
 *
 * @example
 * new KafkaRollingRestart(this, 'restart', {
 *   instances: [orders.id, billing.id],
 *   triggers: { config: brokerConfigHash },
 * });
 */
export class KafkaRollingRestart extends Construct {
  private readonly resource: KafkaInstanceBatchAction;

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
    } = props;
    if (!triggers && !restartOnAdd) throw new Error(NEVER_RESTARTS);
    const call = BatchCall.restart(instances, { maxUnavailable, first, pauseBetween, timeout });
    this.resource = recordedBatchAction(this, 'Resource', {
      ...call._resourceArguments('create', 'update'),
      when: restartOnAdd ? ['added', 'triggered'] : ['triggered'],
      triggers,
      region,
      projectId,
      provider,
    });
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
