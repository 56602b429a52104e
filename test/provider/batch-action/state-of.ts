import { BatchActionState } from '../../../src/provider/batch-action/schema';

/** A state in which nothing is set but what a test names. */
export function stateOf(more: Partial<BatchActionState>): BatchActionState {
  return {
    id: 'id',
    action: 'restart',
    instances: [],
    all_failure: null,
    force_delete: null,
    when: null,
    triggers: null,
    max_unavailable: null,
    max_unavailable_percent: null,
    max_failures: null,
    instance_timeout: null,
    health_check: null,
    max_per_apply: null,
    maintenance_window: null,
    first: null,
    pause_between: null,
    max_deletions: null,
    wait_for_completion: null,
    on_failure: null,
    region: 'eu-de',
    project_id: 'p',
    timeouts: null,
    applied: {},
    pending: [],
    deferred: [],
    failed_instances: null,
    results: {},
    ...more,
  };
}
