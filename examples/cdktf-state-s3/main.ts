import { join } from 'node:path';
import { App, S3Backend, TerraformOutput, TerraformStack } from 'cdktf';
import { DmsProvider, KafkaRollingRestart, Triggers } from 'cdktf-provider-dms';
import { Construct } from 'constructs';

/** The instances to restart, as a comma-separated list. */
const instances = (process.env.KAFKA_INSTANCES ?? '').split(',').filter((id) => id !== '');

/** Where DMS is, when it is not the cloud itself: the emulator's endpoint. */
const endpoint = process.env.DMS_ENDPOINT;

/** Where the bucket is. Its keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. */
const store = process.env.STATE_ENDPOINT ?? 'https://obs.eu-de.otc.t-systems.com';

class KafkaShared extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const state = new S3Backend(this, {
      bucket: 'kafka-state',
      key: 'kafka-shared.tfstate', // one for each stack
      region: 'eu-de',
      endpoints: { s3: store },
      usePathStyle: store.startsWith('http:'), // a store by its address; OBS has a host for each bucket
      skipCredentialsValidation: true, // these four ask or check what only Amazon has
      skipMetadataApiCheck: true,
      skipRegionValidation: true,
      skipRequestingAccountId: true,
      skipS3Checksum: true, // no checksum headers that only Amazon knows
    });
    state.addOverride('use_lockfile', true); // the CDK does not know it yet; Terraform does from 1.10 on

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
