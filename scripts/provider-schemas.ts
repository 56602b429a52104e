import { ProviderSchemas } from './providers-schema';
import { schema as batchAction } from '../src/provider/batch-action/schema';
import { schema as kafkaInstances } from '../src/provider/kafka-instances/schema';
import { schema } from '../src/provider/schema';

/** The provider's schemas, without the code that acts. */
export const providerSchemas: ProviderSchemas = {
  schema,
  resources: { dms_kafka_instance_batch_action: { schema: batchAction } },
  dataSources: { dms_kafka_instances: { schema: kafkaInstances } },
};
