/** The address of the resource in the configurations below. */
export const ADDRESS = 'dms_kafka_instance_batch_action.this';

/** A resource that restarts instances. */
export const restart = (ids: readonly string[], more = '', name?: string): string =>
  onInstances('restart', ids, more, name);

/** A resource that deletes instances. */
export const deletion = (ids: readonly string[], more = '', name?: string): string =>
  onInstances('delete', ids, more, name);

/** A resource that deletes the instances whose creation failed. */
export const cleanUp = (more = ''): string =>
  resource(`
    action      = "delete"
    all_failure = "kafka"
    ${more}`);

/** A resource with these arguments. */
export const resource = (body: string, name = 'this'): string => `
  resource "dms_kafka_instance_batch_action" "${name}" {
    ${body}
  }`;

function onInstances(action: string, ids: readonly string[], more: string, name?: string): string {
  return resource(`
    action    = "${action}"
    instances = ${JSON.stringify(ids)}
    ${more}`, name);
}
