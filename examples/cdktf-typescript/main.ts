import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { DmsProvider, KafkaFailedInstanceCleanup, KafkaRollingRestart } from 'cdktf-provider-dms';
import { Construct } from 'constructs';

/** The instances to look after, as a comma-separated list. */
const instances = (process.env.KAFKA_INSTANCES ?? '').split(',').filter((id) => id !== '');

/** Where DMS is, when it is not the cloud itself: the emulator's endpoint. */
const endpoint = process.env.DMS_ENDPOINT;

class KafkaMaintenance extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // Region and credentials come from the environment: HW_REGION_NAME, HW_ACCESS_KEY, HW_SECRET_KEY.
    new DmsProvider(this, 'dms', { endpoints: endpoint ? { dms: endpoint, iam: endpoint } : undefined });

    const restart = new KafkaRollingRestart(this, 'restart', {
      instances,
      triggers: { broker: hashOf('broker.properties') },
      maxUnavailable: 1,
      restartOnAdd: true, // leave this out, and the first deploy adopts the instances without restarting them
    });

    const cleanup = new KafkaFailedInstanceCleanup(this, 'cleanup', { maxDeletions: 5 });

    new TerraformOutput(this, 'restarted', { value: restart.results });
    new TerraformOutput(this, 'cleaned', { value: cleanup.results });
  }
}

const hashOf = (file: string) => createHash('sha256').update(readFileSync(join(__dirname, file))).digest('hex');

const app = new App();
new KafkaMaintenance(app, 'kafka-maintenance');
app.synth();
