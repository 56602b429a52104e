import { Construct } from 'constructs';
import { BatchCall } from './batch-call';
import { Annotations, dependable, ITerraformDependable, StringMap, TerraformProvider } from './cdktf';
import { carryDependencies } from './dependencies';
import { holdsTokens } from './instance-ids';
import { checkPlace } from './limits';
import { recordedBatchAction } from './recorded-batch-action';
import { constructSubject, refusal, Subject } from './subject';
import {
  DELETES_UNKNOWN_IDS,
  deletedBeforeDestroy,
  DESTROY_IS_NOT_DIVIDED,
  NO_HOOKS,
  TRIGGERS_WITHOUT_ON_CREATE,
} from './texts';
import { addTriggerTo } from './triggers';
import { KafkaInstanceBatchAction as Resource, KafkaInstanceBatchActionResultsMap as Results } from '../bindings';

/** What a {@link KafkaInstanceBatchAction} calls, and when. */
export interface KafkaInstanceBatchActionProps {
  /**
   * The call made at the first deploy, again when `triggers` change, and for each id that is added later.
   *
   * Giving the construct another id or another place in the tree makes it a new one to Terraform: all ids are added
   * again.
   *
   * @default - none; then `onDestroy` must be given
   */
  readonly onCreate?: BatchCall;

  /**
   * The call made when this construct is destroyed: with the whole stack, or because it was taken out of the code (or
   * given another id or another place in the tree). It runs on the ids deployed last, before instances of the same
   * stack are destroyed.
   *
   * A destroy is not divided. The call cannot have `maxPerApply`; with a `maintenanceWindow` the destroy fails outside
   * it, before anything is sent, and says when it opens.
   *
   * To take a hook out of the code without running it, first deploy it with an empty list of ids: ids that leave are no
   * event.
   *
   * @default - destroying the construct calls nothing
   */
  readonly onDestroy?: BatchCall;

  /**
   * Any values; a change of any of them makes the `onCreate` call again, for all its ids. `addTrigger` adds further
   * ones.
   *
   * @default {}
   */
  readonly triggers?: { [key: string]: string };

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
   * What has to be done before the `onCreate` call, and is destroyed only after the `onDestroy` call. For a construct
   * that holds resources, write `node.addDependency(it)`.
   *
   * @default - only what the arguments refer to
   */
  readonly dependsOn?: ITerraformDependable[];
}

/**
 * Restarts or deletes Kafka instances as steps of the life of a stack: one call when it is deployed, one when it is
 * destroyed.
 *
 * **An instance is a whole cluster**: while it restarts it refuses traffic for 3 to 15 minutes. **A delete loses
 * data.**
 *
 * - Each hook is a resource of its own with a fixed name, so adding, changing or removing one never runs the other.
 * - Nothing but its events makes a call: no refresh, no import, no new version of the provider, no other timeout.
 * - When the `onCreate` call fails on some instances the deploy fails and names them. The next deploy acts only on
 *   those.
 * - What `maxPerApply` or `maintenanceWindow` leave for a later deploy is no failure: it is `deferred`, and what
 *   depends on the construct does not wait for it.
 * - When the `onDestroy` call fails the destroy fails, the hook stays in the state, and the next destroy acts only on
 *   what is owed. An instance that is gone already counts as done: a stack stays destroyable.
 * - A replacement (taint, `-replace`) never runs `onDestroy`.
 * - Others may name the construct in their `dependsOn`: they then come after the `onCreate` call, and are destroyed
 *   before the `onDestroy` call.
 * - Leave the deletion of instances that Terraform manages to the resources that own them. A `delete` in `onCreate` is
 *   undone at the next deploy, which creates them again; in `onDestroy` it merely comes before the owner's own delete.
 *
 * @throws Error when hooks are missing or contradict each other, with a sentence that says what to write instead.
 *
 * @example
 * new KafkaInstanceBatchAction(this, 'maintenance', {
 *   onCreate: BatchCall.restart([orders.id, billing.id], { maxUnavailable: 1 }),
 *   triggers: { certificate: certificateHash },
 * });
 */
export class KafkaInstanceBatchAction extends Construct implements ITerraformDependable {
  private readonly resource: Resource;
  private readonly created?: Resource;
  private readonly subject: Subject;

  /**
   * @param scope where the construct lives, usually the stack
   * @param id name, unique in the scope
   * @param props what is called, and when
   */
  constructor(scope: Construct, id: string, props: KafkaInstanceBatchActionProps) {
    super(scope, id);
    this.subject = constructSubject('KafkaInstanceBatchAction', this);
    checkHooks(this.subject, props);
    checkPlace(this.subject, props);
    const { onCreate, onDestroy, dependsOn } = props;
    this.created = onCreate && this.createResource(onCreate, props);
    const destroyed = onDestroy && this.destroyResource(onDestroy, props);
    this.resource = (this.created ?? destroyed)!;
    // Whatever depends on the one resource then depends on both, although a dependency has room for one address.
    if (this.created && destroyed) this.created.dependsOn = [dependable(destroyed)];
    carryDependencies(this.subject, this, [this.created, destroyed].filter((resource) => !!resource), dependsOn);
  }

  /**
   * Adds a value whose change makes the `onCreate` call again, for all its ids.
   *
   * @param name what the value is of, unique in this construct
   * @param value any text, such as a hash; it may be a token
   * @throws Error when there is no `onCreate`, a trigger of this name or no value, with a sentence that says what to
   * write instead.
   *
   * @example
   * maintenance.addTrigger('certificate', certificateHash);
   */
  public addTrigger(name: string, value: string): void {
    if (!this.created) throw refusal(this.subject, TRIGGERS_WITHOUT_ON_CREATE);
    addTriggerTo(this.subject, this.created, name, value);
  }

  /**
   * Address of the resource in the stack, for the `dependsOn` of others: of `onCreate`, where given, which itself
   * depends on that of `onDestroy`.
   */
  public get fqn(): string {
    return this.resource.fqn;
  }

  /**
   * Instance id to the RFC 3339 time at which the action was last completed on it, `""` for never. Of `onCreate`, where
   * given.
   */
  public get applied(): StringMap {
    return this.resource.applied;
  }

  /**
   * Ids on which the action is still owed; after a success those that are `deferred`, or none. Of `onCreate`, where
   * given.
   */
  public get pending(): string[] {
    return this.resource.pending;
  }

  /**
   * Those of `pending` that `maxPerApply` or `maintenanceWindow` left for a later deploy. Of `onCreate`, where given.
   */
  public get deferred(): string[] {
    return this.resource.deferred;
  }

  /** With `BatchCall.deleteFailed()`: ids of the instances whose creation has failed. Of `onCreate`, where given. */
  public get failedInstances(): string[] {
    return this.resource.failedInstances;
  }

  /** Latest outcome per instance id. Of `onCreate`, where given. */
  public get results(): Results {
    return this.resource.results;
  }

  private createResource(call: BatchCall,
    { triggers, region, projectId, provider }: KafkaInstanceBatchActionProps): Resource {
    if (call.action === 'delete' && call.instances && holdsTokens(call.instances)) {
      Annotations.of(this).addWarning(DELETES_UNKNOWN_IDS);
    }
    return recordedBatchAction(this, 'OnCreate', {
      ...call._resourceArguments('create', 'update'),
      when: ['added', 'triggered'],
      triggers,
      region,
      projectId,
      provider,
    });
  }

  /**
   * The resource of a call that runs on destroy. It does not record failures: Terraform checks no postcondition then,
   * so a failure has to fail the destroy itself.
   */
  private destroyResource(call: BatchCall, { region, projectId, provider }: KafkaInstanceBatchActionProps): Resource {
    return new Resource(this, 'OnDestroy', {
      ...call._resourceArguments('delete'),
      when: ['destroyed'],
      region,
      projectId,
      provider,
    });
  }
}

function checkHooks(subject: Subject, { onCreate, onDestroy, triggers }: KafkaInstanceBatchActionProps): void {
  if (!onCreate && !onDestroy) throw refusal(subject, NO_HOOKS);
  if (!onCreate && triggers) throw refusal(subject, TRIGGERS_WITHOUT_ON_CREATE);
  if (onDestroy?._resourceArguments().maxPerApply !== undefined) throw refusal(subject, DESTROY_IS_NOT_DIVIDED);
  const deleted = onCreate?.action === 'delete' ? onCreate.instances ?? [] : [];
  const both = deleted.find((id) => onDestroy?.instances?.includes(id));
  if (both) throw refusal(subject, deletedBeforeDestroy(both));
}
