/** Arguments of a resource; a value is anything that JSON and HCL spell alike. */
export type Arguments = Readonly<Record<string, unknown>>;

export const ADDRESS = 'dms_kafka_instance_batch_action.this';

/** A `dms_kafka_instance_batch_action` in HCL; `lines` are taken as they are. */
export function batchAction(args: Arguments, name = 'this', lines = ''): string {
  return `resource "dms_kafka_instance_batch_action" "${name}" {
    ${Object.entries(args).map(([key, value]) => `${key} = ${JSON.stringify(value)}`).join('\n    ')}
    ${lines}
  }\n`;
}

export const restart = (instances: readonly string[], more: Arguments = {}): string => batchAction({ action: 'restart', instances, ...more });

export const removal = (instances: readonly string[], more: Arguments = {}): string => batchAction({ action: 'delete', instances, ...more });

export const cleanUp = (more: Arguments = {}): string => batchAction({ action: 'delete', all_failure: 'kafka', ...more });
