import { apiFilter, hasWantedTags, isWanted } from './filter';
import { instanceValues } from './instance-attributes';
import { KafkaInstancesAttributes, kafkaInstancesSchema, validateKafkaInstances } from './schema';
import { DmsClient, Instance, isDmsError } from '../../client';
import { dataSource, DataSourceRequest, State } from '../../plugin-sdk';
import { DmsSession } from '../dms-session';
import { PROVIDER_BLOCK_UNKNOWN_AT_LIST } from '../texts';

/** `dms_kafka_instances`: the instances of a project, those whose creation failed included where asked for. */
export const kafkaInstances = dataSource<KafkaInstancesAttributes, DmsSession>({
  schema: kafkaInstancesSchema,
  validate: validateKafkaInstances,
  read,
});

type Wanted = State<KafkaInstancesAttributes>;

async function read(
  { config, provider, signal }: DataSourceRequest<KafkaInstancesAttributes, DmsSession>,
): Promise<Wanted> {
  const cloud = provider.cloud(config.region, config.project_id);
  if (cloud === undefined) throw new Error(PROVIDER_BLOCK_UNKNOWN_AT_LIST);
  const listed = await cloud.api.listInstances(apiFilter(config), { signal, twice: true });
  const candidates = listed.filter((instance) => isWanted(instance, config));
  const found = (await withTags(candidates, config, cloud.api, signal)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    ...config,
    region: cloud.region,
    project_id: await cloud.projectId(signal),
    ids: found.map(({ id }) => id),
    instances: Object.fromEntries(found.map((instance) =>
      [instance.id, { name: instance.name, ...instanceValues(instance) }])),
  };
}

/** Those that have the tags; where the list did not tell, the instance itself is asked. */
async function withTags(candidates: readonly Instance[], wanted: Wanted, api: DmsClient,
  signal: AbortSignal): Promise<Instance[]> {
  const decided = await Promise.all(candidates.map(async (listed) => {
    const instance = hasWantedTags(listed, wanted) === undefined ? await shown(listed, api, signal) : listed;
    return instance && hasWantedTags(instance, wanted) ? [instance] : [];
  }));
  return decided.flat();
}

/** Undefined where it is gone by now. */
async function shown({ id }: Instance, api: DmsClient, signal: AbortSignal): Promise<Instance | undefined> {
  try {
    return await api.showInstance(id, { signal });
  } catch (error) {
    if (isDmsError(error, 'gone')) return undefined;
    throw error;
  }
}
