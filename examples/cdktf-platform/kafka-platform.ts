import { ITerraformDependable } from 'cdktf';
import { KafkaFailedInstanceCleanup, KafkaRollingRestart, Triggers } from 'cdktf-provider-dms';
import { Construct } from 'constructs';

/** What a {@link KafkaPlatform} looks after. */
export interface KafkaPlatformProps {
  /** Ids of the Kafka instances, such as those of the resources that create them: tokens work. */
  readonly instanceIds: string[];

  /** Files and folders that the instances are configured with. A change of any of them restarts all instances. */
  readonly configuration: string[];

  /** What writes the configuration into the instances. The restart comes after it. */
  readonly configuredBy?: ITerraformDependable[];

  /** This one goes first, and the others only when it is healthy again. */
  readonly canary?: string;
}

/**
 * What a platform team does for its Kafka instances: it restarts them, one at a time, when their configuration has
 * changed, and then deletes what failed to be created.
 */
export class KafkaPlatform extends Construct {
  public readonly restart: KafkaRollingRestart;
  public readonly cleanup: KafkaFailedInstanceCleanup;

  constructor(scope: Construct, id: string, props: KafkaPlatformProps) {
    super(scope, id);
    const { instanceIds, configuration, configuredBy, canary } = props;

    this.restart = new KafkaRollingRestart(this, 'restart', {
      instances: instanceIds,
      triggers: { configuration: Triggers.fromFiles(...configuration) },
      first: canary === undefined ? undefined : [canary],
      pauseBetween: '2s', // minutes, where consumers have to catch up before the next instance goes
      dependsOn: configuredBy,
    });

    this.cleanup = new KafkaFailedInstanceCleanup(this, 'cleanup', { maxDeletions: 5, dependsOn: [this.restart] });
  }
}
