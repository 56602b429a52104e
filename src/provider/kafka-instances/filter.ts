import { namePattern } from './name-pattern';
import { parseRfc3339 } from './rfc3339';
import { KafkaInstancesAttributes } from './schema';
import { DmsClient, Instance } from '../../client';
import { State } from '../../plugin-sdk';

type Wanted = State<KafkaInstancesAttributes>;

/** Whether instances whose creation failed are wanted, too. */
export function includesFailure({ include_failure: includeFailure, status }: Wanted): boolean {
  return includeFailure ?? status === 'CREATEFAILED';
}

/** What the API itself filters by; it does so leniently, and `isWanted` enforces it. */
export function apiFilter(wanted: Wanted): Parameters<DmsClient['listInstances']>[0] {
  const { name, status, enterprise_project_id: enterpriseProjectId } = wanted;
  return {
    includeFailure: includesFailure(wanted),
    ...(name === null ? {} : { name, exactName: true }),
    ...(status === null ? {} : { status }),
    ...(enterpriseProjectId === null ? {} : { enterpriseProjectId }),
  };
}

/** Whether an instance is what was asked for, but for its tags: a list need not tell these. */
export function isWanted(instance: Instance, wanted: Wanted): boolean {
  const { name, status, engineVersion, enterpriseProjectId } = instance;
  const equals = (asked: string | null, given: string | undefined) => asked === null || asked === given;
  return equals(wanted.name, name)
    && equals(wanted.status, status)
    && equals(wanted.engine_version, engineVersion)
    // An API that does not tell it has filtered by it.
    && (enterpriseProjectId === undefined || equals(wanted.enterprise_project_id, enterpriseProjectId))
    && (wanted.name_regex === null || namePattern(wanted.name_regex).test(name))
    && (includesFailure(wanted) || status !== 'CREATEFAILED')
    && isCreatedWithin(instance, wanted);
}

/** Whether an instance has all tags that were asked for; undefined where its tags are not told. */
export function hasWantedTags({ tags }: Instance, { tags: wanted }: Wanted): boolean | undefined {
  const asked = Object.entries(wanted ?? {});
  if (asked.length === 0) return true;
  return tags && asked.every(([key, value]) => tags[key] === value);
}

/** Of an instance whose creation is not told, nobody can say that it was within. */
function isCreatedWithin({ createdAt }: Instance,
  { created_before: before, created_after: after }: Wanted): boolean {
  const isBefore = before === null || (createdAt !== undefined && createdAt < parseRfc3339(before)!);
  return isBefore && (after === null || (createdAt !== undefined && createdAt > parseRfc3339(after)!));
}
