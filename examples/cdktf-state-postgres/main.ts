import { join } from 'node:path';
import { App, PgBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { DmsProvider, KafkaRollingRestart, Triggers } from 'cdktf-provider-dms';
import { Construct } from 'constructs';

/** The instances to restart, as a comma-separated list. */
const instances = (process.env.KAFKA_INSTANCES ?? '').split(',').filter((id) => id !== '');

/** Where DMS is, when it is not the cloud itself: the emulator's endpoint. */
const endpoint = process.env.DMS_ENDPOINT;

class KafkaShared extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // One schema for each stack: two stacks in one schema would overwrite each other's state.
    const state = new PgBackend(this, { connStr: '', schemaName: 'kafka_shared' });
    state.addOverride('conn_str', undefined); // left out of what is synthesised: Terraform reads PG_CONN_STR

    // Region and credentials come from the environment: HW_REGION_NAME, HW_ACCESS_KEY, HW_SECRET_KEY.
    new DmsProvider(this, 'dms', { endpoints: endpoint ? { dms: endpoint, iam: endpoint } : undefined });

    const restart = new KafkaRollingRestart(this, 'restart', {
      instances,
      triggers: { broker: Triggers.fromFiles(join(__dirname, 'broker.properties')) },
      maxUnavailable: 1,
    });

    new TerraformOutput(this, 'restarted', { value: restart.results });
  }
}

const app = new App();
new KafkaShared(app, 'kafka-shared');
app.synth();
