import { computed, list, map, optional, provider, required, resource, string } from '../../src/plugin-sdk';
import { serveProvider } from '../../src/plugin-sdk/serve';

/**
 * Stands in for the providers that people come from, which cannot be installed here: resources of the same types, with
 * the arguments and the ids that they leave in state.
 */

const id = computed(string, { description: 'Id.', keepsPrior: true });
const region = optional(string, { description: 'Region.' });

function remembering(attributes: Record<string, any>) {
  return resource({
    schema: { description: 'Calls once, when it is created.', attributes: { ...attributes, id } },
    create: async ({ planned, save }: any) => save({ ...planned, id: '50000000-0000-4000-8000-000000000001' }),
    read: async ({ state, save }: any) => save(state),
    update: async ({ planned, save }: any) => save(planned),
    delete: async () => undefined,
  });
}

const oldProvider = provider({
  schema: { description: 'As others have it.', attributes: { region } },
  configure: () => undefined,
  resources: {
    // What no Kafka instance is about.
    huaweicloud_dms_kafka_topic: remembering({ name: required(string, { description: 'Name.' }) }),
    null_resource: remembering({
      triggers: optional(map(string), { description: 'What makes it anew.', replaces: true }),
    }),
    huaweicloud_dms_kafka_instance_batch_action: remembering({
      region,
      action: required(string, { description: 'Action.' }),
      instances: optional(list(string), { description: 'Ids.' }),
      all_failure: optional(string, { description: 'All that have failed.' }),
    }),
    huaweicloud_dms_kafka_instance_restart: remembering({
      region,
      instance_id: required(string, { description: 'Id of the instance.' }),
    }),
  },
  dataSources: {},
});

void serveProvider({ name: 'old', loadProvider: async () => oldProvider });
