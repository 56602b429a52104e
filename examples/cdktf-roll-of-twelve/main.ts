import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { DmsProvider, HealthCheck, KafkaRollingRestart, Triggers } from 'cdktf-provider-dms';
import { Construct } from 'constructs';

const fileHere = (name: string) => join(__dirname, name);

/** The twelve of the emulator's fleet, unless a comma-separated list names others. */
const fleet: { id: string }[] = JSON.parse(readFileSync(fileHere('fleet.json'), 'utf8'));
const instances = process.env.KAFKA_INSTANCES?.split(',') ?? fleet.map(({ id }) => id);

/** How many instances one deploy may begin; all of them, where nothing is said. */
const checkpoint = process.env.KAFKA_MAX_PER_APPLY;

/** Where DMS is, when it is not the cloud itself: the emulator's endpoint. */
const endpoint = process.env.DMS_ENDPOINT;

class KafkaRoll extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // Region and credentials come from the environment: HW_REGION_NAME, HW_ACCESS_KEY, HW_SECRET_KEY.
    new DmsProvider(this, 'dms', { endpoints: endpoint ? { dms: endpoint, iam: endpoint } : undefined });

    const restart = new KafkaRollingRestart(this, 'restart', {
      instances,
      triggers: { broker: Triggers.fromFiles(fileHere('broker.properties')) },
      first: [instances[0]], // the canary: the others begin when it is healthy again
      maxUnavailable: 3,
      healthCheck: HealthCheck.CLUSTER, // healthy again: brokers, partitions and replicas are back, not just RUNNING
      instanceTimeout: process.env.KAFKA_INSTANCE_TIMEOUT ?? '30m', // past it nobody waits for an instance any longer
      maxFailures: 1, // one that does not come back holds up nobody; a second one ends the roll
      maxPerApply: checkpoint === undefined ? undefined : Number(checkpoint),
      restartOnAdd: true, // leave this out, and the first deploy adopts the instances without restarting them
    });

    new TerraformOutput(this, 'restarted', { value: restart.results });
  }
}

const app = new App();
new KafkaRoll(app, 'kafka-roll');
app.synth();
