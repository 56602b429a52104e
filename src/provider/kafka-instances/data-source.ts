import { KafkaInstancesAttributes, kafkaInstancesSchema } from './schema';
import { Instance } from '../../client';
import { dataSource, DataSourceRequest, State } from '../../plugin-sdk';
import { DmsSession } from '../dms-session';
import { PROVIDER_BLOCK_UNKNOWN_AT_LIST } from '../texts';

/** `dms_kafka_instances`: the instances of a project, those whose creation failed included where asked for. */
export const kafkaInstances = dataSource<KafkaInstancesAttributes, DmsSession>({ schema: kafkaInstancesSchema, read });

async function read(
  { config, provider, signal }: DataSourceRequest<KafkaInstancesAttributes, DmsSession>,
): Promise<State<KafkaInstancesAttributes>> {
  const cloud = provider.cloud(config.region, config.project_id);
  if (cloud === undefined) throw new Error(PROVIDER_BLOCK_UNKNOWN_AT_LIST);
  const includeFailure = config.include_failure ?? config.status === 'CREATEFAILED';
  const byName = config.name === null ? {} : { name: config.name, exactName: true };
  const byStatus = config.status === null ? {} : { status: config.status };
  const found = (await cloud.api.listInstances({ includeFailure, ...byName, ...byStatus }, { signal }))
    .filter((instance) => matches(instance, config, includeFailure))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    ...config,
    region: cloud.region,
    project_id: await cloud.projectId(signal),
    ids: found.map(({ id }) => id),
    instances: Object.fromEntries(found.map((instance) => [instance.id, attributesOf(instance)])),
  };
}

/** The API matches leniently; what was asked for is enforced here. */
function matches({ name, status }: Instance, config: State<KafkaInstancesAttributes>,
  includeFailure: boolean): boolean {
  return (config.name === null || name === config.name) && (config.status === null || status === config.status)
    && (includeFailure || status !== 'CREATEFAILED');
}

function attributesOf(
  { name, status, engineVersion, createdAt }: Instance,
): NonNullable<State<KafkaInstancesAttributes>['instances']>[string] {
  return {
    name,
    status,
    engine_version: engineVersion ?? null,
    created_at: createdAt === undefined ? null : new Date(createdAt).toISOString(),
  };
}
