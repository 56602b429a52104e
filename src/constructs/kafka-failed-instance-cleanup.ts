import { Construct } from 'constructs';
import { cleanupArguments, resourceArguments } from './call-arguments';
import { ITerraformDependable, TerraformProvider } from './cdktf';
import { carryDependencies } from './dependencies';
import { checkPlace } from './limits';
import { recordedBatchAction } from './recorded-batch-action';
import { constructSubject } from './subject';
import { refuseUnfitForCleanup } from './unfit-options';
import { KafkaInstanceBatchAction, KafkaInstanceBatchActionResultsMap as Results } from '../bindings';

/** How a {@link KafkaFailedInstanceCleanup} deletes, and where. */
export interface KafkaFailedInstanceCleanupProps {
  /**
   * Refuse to delete anything when more than so many instances would be deleted.
   *
   * @default - no limit
   */
  readonly maxDeletions?: number;

  /**
   * Delete for good, past the recycle bin. Huawei Cloud only: elsewhere the plan fails.
   *
   * @default - not sent; the project's recycle policy decides
   */
  readonly forceDelete?: boolean;

  /**
   * How long the whole run may take, all instances together, such as `45m` or `1h30m`; at least a
   * second.
   *
   * @default '20m'
   */
  readonly timeout?: string;

  /**
   * Region to clean up.
   *
   * @default - the provider's
   */
  readonly region?: string;

  /**
   * Project to clean up.
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
   * What has to be done before anything is deleted. For a construct that holds resources, write
   * `node.addDependency(it)`.
   *
   * @default - only what the arguments refer to
   */
  readonly dependsOn?: ITerraformDependable[];
}

/**
 * Keeps a project free of Kafka instances whose creation failed.
 *
 * **It deletes every such instance of the project, whoever made it**, and the API deletes whatever is failed at the
 * moment of the call, also what failed after the plan was made. The plan warns and names those it knows.
 *
 * - A new failure shows as drift: `plan -detailed-exitcode` ends with 2, and the next deploy deletes it.
 * - Instances that Terraform manages are no exception. Where a resource of the same project owns a failed instance, it
 *   finds it gone and creates it again at the next deploy, which is usually what one wants.
 * - When some deletions fail the deploy fails and names them. The next deploy acts only on those, and on what has
 *   failed since.
 * - Destroying the construct calls nothing.
 * - Others may name it in their `dependsOn`: they then come after the clean-up.
 *
 * @throws Error when an argument that is known now is wrong, with a sentence that says what to write instead.
 *
 * @example
 * new KafkaFailedInstanceCleanup(this, 'cleanup', { maxDeletions: 5 });
 */
export class KafkaFailedInstanceCleanup extends Construct implements ITerraformDependable {
  private readonly resource: KafkaInstanceBatchAction;

  /**
   * @param scope where the construct lives, usually the stack
   * @param id name, unique in the scope
   * @param props how to delete, and where
   */
  constructor(scope: Construct, id: string, props: KafkaFailedInstanceCleanupProps = {}) {
    super(scope, id);
    const { maxDeletions, forceDelete, timeout, region, projectId, provider, dependsOn } = props;
    const subject = constructSubject('KafkaFailedInstanceCleanup', this);
    checkPlace(subject, props);
    refuseUnfitForCleanup(subject, props);
    const call = cleanupArguments(subject, { maxDeletions, forceDelete, timeout });
    this.resource = recordedBatchAction(this, 'Resource', {
      ...resourceArguments(call, 'create', 'update'),
      region,
      projectId,
      provider,
    });
    carryDependencies(subject, this, [this.resource], dependsOn);
  }

  /** Address of the resource in the stack, for the `dependsOn` of others. */
  public get fqn(): string {
    return this.resource.fqn;
  }

  /** Ids of the instances whose creation has failed and that are still there; empty after a success. */
  public get failedInstances(): string[] {
    return this.resource.failedInstances;
  }

  /** Ids of the instances whose deletion is still owed; empty after a success. */
  public get pending(): string[] {
    return this.resource.pending;
  }

  /** Latest outcome per instance id. */
  public get results(): Results {
    return this.resource.results;
  }
}
