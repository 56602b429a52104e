import { ProgressLine } from '../../src/progress/progress-line';

export const ADDRESS = 'dms_kafka_instance_batch_action.this';
export const PLACE = { region: 'eu-west-101', project_id: 'p1' };

/** One of our resources, as Terraform shows it. */
const shown = (address: string) => ({
  address,
  mode: 'managed',
  type: 'dms_kafka_instance_batch_action',
  provider_name: 'npm.internal/cdktf-provider-dms/dms',
});

/** A plan in JSON with one change of ours. */
export const planOf = (change: object, address = ADDRESS) => ({
  format_version: '1.2',
  resource_changes: [{ ...shown(address), change: { actions: ['update'], ...change } }],
});

/** A state in JSON that holds one of our objects. */
export const stateOf = (values: object, address = ADDRESS) => ({
  format_version: '1.0',
  values: {
    root_module: {
      resources: [{ ...shown(address), values: { ...PLACE, ...values }, sensitive_values: {} }],
    },
  },
});

/** What a plan has seen, with names and times of creation. */
export const lineOf = (action: string, instances: ReadonlyArray<readonly [id: string, name: string, status: string]>,
  scope = 'eu-west-101/p1'): ProgressLine => ({
  time: '2026-11-27T02:00:00Z',
  phase: 'plan',
  run: 'r1',
  scope,
  action,
  total: instances.length,
  done: 0,
  in_flight: 0,
  failed: 0,
  deferred: 0,
  instances: instances.map(([id, name, status]) =>
    ({ id, name, status, outcome: null, since: '2026-11-20T00:00:00Z', seconds: null })),
});
