import { App, DataResource, TerraformOutput, TerraformStack } from 'cdktf';
import { BatchCall, DmsProvider, KafkaBatchActionInvocation } from 'cdktf-provider-dms';
import { Construct } from 'constructs';

/** The instances to restart, as a comma-separated list. */
const instances = (process.env.KAFKA_INSTANCES ?? '').split(',').filter((id) => id !== '');

/** Where DMS is, when it is not the cloud itself: the emulator's endpoint. */
const endpoint = process.env.DMS_ENDPOINT;

class KafkaAction extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // Region and credentials come from the environment: HW_REGION_NAME, HW_ACCESS_KEY, HW_SECRET_KEY.
    new DmsProvider(this, 'dms', { endpoints: endpoint ? { dms: endpoint, iam: endpoint } : undefined });

    // It stands for any resource that changes what the instances must be restarted for.
    const config = new DataResource(this, 'config', { input: { hours: process.env.RETENTION_HOURS ?? '24' } });

    const restart = new KafkaBatchActionInvocation(this, 'restart', {
      call: BatchCall.restart(instances, { maxUnavailable: 1 }),
    });
    restart.triggerAfterUpdate(config);

    new TerraformOutput(this, 'invoke', { value: restart.address });
  }
}

const app = new App();
new KafkaAction(app, 'kafka-action');
app.synth();
