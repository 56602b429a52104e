import { join } from 'node:path';
import { App, DataResource, Fn, TerraformOutput, TerraformStack } from 'cdktf';
import { DmsProvider } from 'cdktf-provider-dms';
import { Construct } from 'constructs';
import { KafkaPlatform } from './kafka-platform';

/** Where DMS is, when it is not the cloud itself: the emulator's endpoint. */
const endpoint = process.env.DMS_ENDPOINT;

/** Ids of instances that exist already. They stand in for the resources of another provider, which create instances. */
const existing = (process.env.KAFKA_INSTANCES ?? '').split(',').filter((id) => id !== '');

const configuration = join(__dirname, 'config');

class Platform extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // Region and credentials come from the environment: HW_REGION_NAME, HW_ACCESS_KEY, HW_SECRET_KEY.
    new DmsProvider(this, 'dms', { endpoints: endpoint ? { dms: endpoint, iam: endpoint } : undefined });

    // In your stack, this is one resource for each instance, such as new DmsKafkaInstance(...) of the provider of your
    // cloud. Like theirs, the ids are known only after the apply.
    const instances = existing.map((id, index) => new DataResource(this, `instance-${index}`, { input: { id } }));
    const instanceIds = instances.map(({ output }) => Fn.lookup(output, 'id', ''));

    // And this is what writes the configuration into them, such as new DmsKafkaTopic(...).
    const topics = new DataResource(this, 'topics', {
      input: { topics: Fn.file(join(configuration, 'topics.json')) },
    });

    const platform = new KafkaPlatform(this, 'platform', {
      instanceIds,
      configuration: [configuration],
      configuredBy: [topics],
      canary: instanceIds[0],
    });

    new TerraformOutput(this, 'restarted', { value: platform.restart.results });
    new TerraformOutput(this, 'cleaned', { value: platform.cleanup.results });
  }
}

const app = new App();
new Platform(app, 'kafka-platform');
app.synth();
