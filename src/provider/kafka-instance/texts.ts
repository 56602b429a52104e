import { Instance } from '../../client';
import { timeText } from '../kafka-instances/rfc3339';
import { DiagnosticText } from '../texts';

/** Nobody is meant. */
export const NEITHER_GIVEN: DiagnosticText = ['No instance is named',
  'Neither `instance_id` nor `name` is given. Give one of them; `dms_kafka_instances` finds instances by more.'];

/** Somebody is meant twice. */
export const BOTH_GIVEN: DiagnosticText = ['An instance is named twice',
  '`instance_id` and `name` are both given. Give one of them: the other one is told.'];

/** Where somebody was looked for, as it completes a sentence. */
export interface Searched {
  readonly projectId: string;
  readonly region: string;
}

/** How many instances an error lists. */
const MOST_LISTED = 20;

const place = ({ projectId, region }: Searched) => `project ${projectId} of region ${region}`;

/** Nobody has the id. */
export const noSuchId = (id: string, searched: Searched, existing: readonly Instance[] | undefined): DiagnosticText =>
  ['No such Kafka instance',
    `No instance has the id ${id} in ${place(searched)}. ${listText(existing)}`
    + 'Correct `instance_id`, or set `region` and `project_id` to where the instance is.'];

/** Nobody has the name. */
export const noSuchName = (name: string, searched: Searched, existing: readonly Instance[]): DiagnosticText =>
  ['No such Kafka instance',
    `No instance is named ${JSON.stringify(name)} in ${place(searched)}. ${listText(existing)}`
    + 'Correct `name` (it has to be the whole name, and one whose creation failed is found by `instance_id` only), or '
    + 'set `region` and `project_id` to where the instance is.'];

/** Several have the name. */
export const severalOfName = (name: string, searched: Searched, found: readonly Instance[]): DiagnosticText =>
  ['Several Kafka instances of one name',
    `${found.length} instances are named ${JSON.stringify(name)} in ${place(searched)}. ${listText(found)}`
    + 'Say which one by `instance_id` instead of `name`, or take all of them from `dms_kafka_instances`.'];

/** An instance that has the id is of another engine. */
export const otherEngine = (id: string, engine: string): DiagnosticText =>
  ['Not a Kafka instance',
    `Instance ${id} is one of ${engine}, and this data source reads Kafka instances only. Correct \`instance_id\`.`];

function listText(found: readonly Instance[] | undefined): string {
  if (found === undefined) return '';
  if (found.length === 0) return 'There are no Kafka instances. ';
  const lines = found.slice(0, MOST_LISTED).map(({ id, name, status, createdAt }) =>
    `\n  ${name} (${id}, ${status}, created ${timeText(createdAt) ?? 'at an unknown time'})`);
  const rest = found.length - lines.length;
  return `Found:${lines.join('')}${rest > 0 ? `\n  and ${rest} more` : ''}\n`;
}
