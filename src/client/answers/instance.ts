import { LenientObject } from './lenient-json';

/** A DMS instance: a whole cluster. Whatever is missing, the API did not say. */
export interface Instance extends InstanceDetails {
  readonly id: string;
  readonly name: string;
  /** `kafka`, or another engine that the same API serves; empty when the API did not say. */
  readonly engine: string;
  /** The status as the API spells it. Statuses that no documentation knows do occur. */
  readonly status: string;
  /**
   * 0 for a prepaid instance, 1 for one that is paid per use.
   * @default - the API did not say
   */
  readonly chargingMode?: number;
  /**
   * Epoch milliseconds.
   * @default - the API did not say
   */
  readonly createdAt?: number;
}

/** What is told of an instance, and nothing here depends on. */
interface InstanceDetails {
  readonly description?: string;
  readonly engineVersion?: string;
  readonly type?: string;
  readonly specification?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Their names, or their ids where the API gives no names. */
  readonly availabilityZones?: readonly string[];
  readonly vpcId?: string;
  readonly subnetId?: string;
  readonly securityGroupId?: string;
  readonly connectAddress?: string;
  readonly port?: number;
  readonly brokerCount?: number;
  /** In GB. */
  readonly storageSpace?: number;
  /** In GB. */
  readonly usedStorageSpace?: number;
  readonly sslEnable?: boolean;
  readonly enterpriseProjectId?: string;
  /** As `HH:mm`, however the API spells it. */
  readonly maintainBegin?: string;
  /** As `HH:mm`, however the API spells it. */
  readonly maintainEnd?: string;
}

/** Reads one instance, of which everything but the id may be missing; undefined when it has no id. */
export function parseInstance(fields: LenientObject): Instance | undefined {
  const id = fields.text('instance_id');
  if (!id) return undefined;
  return {
    id,
    name: fields.text('name') ?? '',
    engine: fields.text('engine')?.toLowerCase() ?? '',
    status: fields.text('status') ?? '',
    chargingMode: fields.number('charging_mode'),
    createdAt: fields.time('created_at'),
    ...detailsOf(fields),
  };
}

function detailsOf(fields: LenientObject): InstanceDetails {
  return {
    description: fields.text('description'),
    engineVersion: fields.text('engine_version'),
    type: fields.text('type'),
    specification: fields.text('specification'),
    tags: tagsOf(fields),
    availabilityZones: someOf(fields.texts('available_zone_names')) ?? fields.texts('available_zones'),
    vpcId: fields.text('vpc_id'),
    subnetId: fields.text('subnet_id'),
    securityGroupId: fields.text('security_group_id'),
    connectAddress: fields.text('connect_address'),
    port: fields.number('port'),
    brokerCount: fields.number('broker_num') ?? fields.number('node_num'),
    storageSpace: fields.number('storage_space'),
    usedStorageSpace: fields.number('used_storage_space'),
    sslEnable: fields.boolean('ssl_enable'),
    enterpriseProjectId: fields.text('enterprise_project_id'),
    maintainBegin: timeOfDay(fields.text('maintain_begin')),
    maintainEnd: timeOfDay(fields.text('maintain_end')),
  };
}

/** A tag may have no value: then it is empty. */
function tagsOf(fields: LenientObject): Readonly<Record<string, string>> | undefined {
  const tags = fields.objects('tags');
  return tags && Object.fromEntries(tags.flatMap((tag) => {
    const key = tag.text('key');
    return key === undefined ? [] : [[key, tag.text('value') ?? '']];
  }));
}

const someOf = (names: string[] | undefined) => (names?.length ? names : undefined);

/** The clouds write 2, 02:00 and 02:00:00; what is none of them is told as it is. */
function timeOfDay(text: string | undefined): string | undefined {
  const [, hour, minute = '00'] = /^(\d{1,2})(?::(\d\d)(?::\d\d)?)?$/.exec(text ?? '') ?? [];
  return hour === undefined ? text : `${hour.padStart(2, '0')}:${minute}`;
}
