import { RecycledInstancesAttributes, recycledInstancesSchema } from './schema';
import { RecycledInstance } from '../../client';
import { dataSource, DataSourceRequest, State } from '../../plugin-sdk';
import { DmsSession } from '../dms-session';
import { timeText } from '../kafka-instances/rfc3339';
import { PROVIDER_BLOCK_UNKNOWN_AT_LIST } from '../texts';

/** `dms_kafka_recycled_instances`: what is in the recycle bin of a project; where there is no bin, nothing is. */
export const recycledInstances = dataSource<RecycledInstancesAttributes, DmsSession>({
  schema: recycledInstancesSchema,
  read,
});

async function read(
  { config, provider, signal }: DataSourceRequest<RecycledInstancesAttributes, DmsSession>,
): Promise<State<RecycledInstancesAttributes>> {
  const cloud = provider.cloud(config.region, config.project_id);
  if (cloud === undefined) throw new Error(PROVIDER_BLOCK_UNKNOWN_AT_LIST);
  const bin = await cloud.api.recycledInstances({ signal });
  const found = (bin?.instances ?? [])
    .filter(({ engine, name }) => ['', 'kafka'].includes(engine) && (config.name === null || name === config.name))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    ...config,
    region: cloud.region,
    project_id: await cloud.projectId(signal),
    ids: found.map(({ id }) => id),
    instances: Object.fromEntries(found.map((instance) => [instance.id, valuesOf(instance)])),
    enabled: bin === undefined ? false : bin.policy.enabled ?? null,
    retention_days: bin?.policy.retentionDays ?? null,
  };
}

const valuesOf = ({ name, status, deletedAt, keptUntil }: RecycledInstance) => ({
  name,
  status,
  deleted_at: timeText(deletedAt),
  kept_until: timeText(keptUntil),
});
