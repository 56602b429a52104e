import { ADOPT, KNOWN_IDS } from './adoption';
import { BatchActionAttributes } from './schema';
import { cannotMoveFrom } from './texts';
import { MoveRequest } from '../../plugin-sdk';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Objects that only held triggers and a provisioner: all that is configured is taken over, as by an import. */
const HOLDERS: readonly string[] = ['terraform_data', 'null_resource'];

/** Attributes in which the resources of the Huawei Cloud provider hold their ids, by type. */
const IDS: Readonly<Record<string, (raw: Readonly<Record<string, unknown>>) => readonly unknown[]>> = {
  huaweicloud_dms_kafka_instance_batch_action: ({ instances }) => (Array.isArray(instances) ? instances : []),
  huaweicloud_dms_kafka_instance_restart: ({ instance_id: id }) => [id],
};

/**
 * Takes over what a `moved` block brings, wherever its provider came from. Nothing that the source held is acted on by
 * moving: its ids are known, and what else is configured is an id that was added.
 */
export function moveState({ source: { typeName, raw }, diagnostics, save }: MoveRequest<BatchActionAttributes>): void {
  const nothing = { id: textOf(raw.id), pending: [], deferred: [], results: {} };
  const idsIn = IDS[typeName];
  if (idsIn !== undefined) {
    const ids = idsIn(raw).map((id) => textOf(id)?.toLowerCase() ?? '').filter((id) => ID.test(id));
    const applied = Object.fromEntries(ids.map((id) => [id, '']));
    // A clean-up holds no ids: it is taken over whole.
    const mark = ids.length > 0 ? KNOWN_IDS : true;
    return save({ ...nothing, applied, region: textOf(raw.region) }, { [ADOPT]: mark });
  }
  if (HOLDERS.includes(typeName)) return save({ ...nothing, applied: {} }, { [ADOPT]: true });
  diagnostics.error(...cannotMoveFrom(typeName, [...Object.keys(IDS), ...HOLDERS]));
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
