import { Construct } from 'constructs';
import { ActionBlock } from './action-block';
import { ActionEvent, ActionTriggerOptions, checkEvents, versionFor } from './action-events';
import { ActionTriggers } from './action-triggers';
import { BatchCall } from './batch-call';
import { Aspects, TerraformProvider, TerraformResource, TerraformStack } from './cdktf';
import { checkPlace } from './limits';
import { LeastVersion, requireVersion } from './required-version';
import { constructSubject, refusal, Subject } from './subject';
import { checkTargetVersions } from './target-versions';
import { actionDependsOn, dependsOnAction, NO_DMS_PROVIDER, noTrigger, triggerInOtherStack } from './texts';

/** What a {@link KafkaBatchActionInvocation} calls, and where. */
export interface KafkaBatchActionInvocationProps {
  /**
   * The call that is made whenever the action runs. An action has no memory: `maxPerApply` and `maintenanceWindow`,
   * which leave instances for a later deploy, are refused.
   */
  readonly call: BatchCall;

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
 * Restarts or deletes Kafka instances as a Terraform action: when another resource of the stack has changed, or when
 * somebody asks for it with `terraform apply -invoke`. It takes Terraform 1.14, which the stack then requires;
 * **OpenTofu has no actions**.
 *
 * **An instance is a whole cluster**: while it restarts it refuses traffic for 3 to 15 minutes. **A delete loses
 * data.**
 *
 * **An action has no memory.** Where nothing may be forgotten, take `KafkaRollingRestart` or
 * `KafkaInstanceBatchAction`, whose resource remembers what is owed.
 *
 * - When it fails the deploy fails, and names what was done and what was not. The next plan is empty all the same, and
 *   acts on nobody: what was not done has to be asked for again, with `-invoke`.
 * - Create and destroy events are those of a replacement, too: an action that deletes before a destroy also deletes
 *   when the resource is merely replaced.
 * - Each run acts on all its instances: nothing is known of earlier runs.
 * - The plan shows that it will run, with its arguments, and warns of each instance that would be deleted.
 * - It runs with the resource that triggers it, and is nothing that others could depend on. What depends on that
 *   resource comes after an action after its event.
 * - Without a trigger it runs only when it is invoked by its `address`.
 *
 * @throws Error when an argument that is known now is wrong, or when `targetVersions` of an app on CDK Terrain names
 * versions without actions, with a sentence that says what to write instead.
 *
 * @example
 * const invocation = new KafkaBatchActionInvocation(this, 'restart', {
 *   call: BatchCall.restart([orders.id, billing.id], { maxUnavailable: 1 }),
 * });
 * invocation.triggerAfterUpdate(brokerConfig);
 */
export class KafkaBatchActionInvocation extends Construct {
  private readonly subject: Subject;
  private readonly block: ActionBlock;
  private readonly triggers: ActionTriggers;

  /**
   * @param scope where the construct lives, usually the stack
   * @param id name, unique in the scope
   * @param props what is called, and where
   */
  constructor(scope: Construct, id: string, props: KafkaBatchActionInvocationProps) {
    super(scope, id);
    const { call, region, projectId, provider } = props;
    this.subject = constructSubject('KafkaBatchActionInvocation', this);
    checkPlace(this.subject, props);
    const config = { ...call._actionArguments(this.subject), region, projectId };
    // The CDK leaves the id `Default` out of names, so that the action is named as its construct.
    this.block = new ActionBlock(this, 'Default', this.subject, config, provider);
    this.triggers = new ActionTriggers(this.subject);
    this.needVersion('1.14');
    this.node.addValidation({ validate: () => this.validate() });
  }

  /**
   * Runs the action whenever a resource was updated in place.
   *
   * @param resource any resource of the same stack
   * @param options on what condition, and what becomes of a failure
   * @throws Error when the resource is none or in another stack, or triggers the action then already, with a sentence
   * that says what to write instead.
   *
   * @example
   * invocation.triggerAfterUpdate(brokerConfig);
   */
  public triggerAfterUpdate(resource: TerraformResource, options: ActionTriggerOptions = {}): void {
    this.triggerOn(resource, [ActionEvent.AFTER_UPDATE], options);
  }

  /**
   * Runs the action on events of a resource. Of several triggers of one resource those that were added first run first.
   *
   * @param resource any resource of the same stack
   * @param events the events, at least one
   * @param options on what condition, and what becomes of a failure
   * @throws Error when the resource is none or in another stack, or triggers the action on one of the events already,
   * and when events and options do not go together, with a sentence that says what to write instead.
   *
   * @example
   * invocation.triggerOn(topic, [ActionEvent.AFTER_CREATE, ActionEvent.AFTER_UPDATE], {
   *   condition: '${var.restart_after_change}',
   * });
   */
  public triggerOn(resource: TerraformResource, events: ActionEvent[], options: ActionTriggerOptions = {}): void {
    if (!TerraformResource.isTerraformResource(resource)) throw refusal(this.subject, noTrigger(nameOf(resource)));
    const { path } = resource.node;
    if (TerraformStack.of(resource) !== this.stack) throw refusal(this.subject, triggerInOtherStack(path));
    checkEvents(this.subject, path, events, options);
    this.needVersion(versionFor(events, options));
    this.triggers.add(resource, this.address, events, options);
  }

  /**
   * Address of the action in the stack. `terraform apply -invoke=ADDRESS`, in the folder of the synthesised stack, runs
   * it at any time.
   */
  public get address(): string {
    return this.block.address;
  }

  private get stack(): TerraformStack {
    return TerraformStack.of(this);
  }

  private needVersion(least: LeastVersion): void {
    checkTargetVersions(this.subject, this, least);
    requireVersion(this.stack, least);
    // Whoever constrains the version later replaces the override: it is written once more when all is there.
    Aspects.of(this).add({ visit: (node) => { if (node === this) requireVersion(this.stack, least); } });
  }

  private validate(): string[] {
    this.triggers.check();
    this.refuseDependencies();
    const providers = this.stack.node.findAll().filter(TerraformProvider.isTerraformProvider);
    return providers.some(({ terraformGeneratorMetadata }) => terraformGeneratorMetadata?.providerName === 'dms') ? []
      : [NO_DMS_PROVIDER];
  }

  private refuseDependencies(): void {
    const [dependency] = this.node.dependencies;
    if (dependency) throw refusal(this.subject, actionDependsOn(dependency.node.path));
    const dependant = this.node.root.node.findAll().find(({ node }) => node.dependencies.includes(this));
    if (dependant) throw refusal(this.subject, dependsOnAction(dependant.node.path));
  }
}

const nameOf = (given: unknown): string => (given as Partial<Construct> | undefined)?.node?.path ?? String(given);
