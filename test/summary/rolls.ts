import { ResourceSummary, StackSummary, Summary, Timeline, TimelineInstance } from '../../src/summary';

/** Where all rolls below begin. */
export const BEGIN = Date.parse('2026-11-27T02:00:00Z');
const at = (minutes: number) => new Date(BEGIN + Math.round(minutes * 60_000)).toISOString();

export const idOf = (number: number) => `10000000-0000-4000-8000-0000000000${String(number).padStart(2, '0')}`;

const NAMES = ['inventory', 'orders', 'billing', 'payments', 'shipping', 'telemetry', 'audit', 'search', 'sessions',
  'pricing', 'returns', 'customer-notifications-of-the-second-data-centre'];

/** When each of the twelve was sent, ran again, and ended, in minutes: a canary, then three at once. */
const TIMES: ReadonlyArray<readonly [number, number | null, number | null]> = [
  [0, 5.2, 6], [6.2, 10.5, 12.1], [6.2, 12, 12.8], [6.2, 11, 15.5], [12.2, 16.5, 18], [12.9, null, 33],
  [15.6, 20, 21.3], [18.1, 22, 24.4], [21.4, 27, 28.2], [24.5, 29, 30.1], [28.3, 33.2, 35], [30.2, 33, null],
];

const outcomeOf = (place: number) => (place === 5 ? 'failed' : TIMES[place][2] === null ? 'in_progress' : 'done');

/** A roll of twelve: one fails, and one is not healthy yet. */
export const ROLL: Timeline = {
  address: 'module.kafka.dms_kafka_instance_batch_action.restart["eu"]',
  action: 'restart',
  instances: TIMES.map(([sent, running, ended], place): TimelineInstance => ({
    id: idOf(place),
    name: NAMES[place],
    outcome: outcomeOf(place),
    error: place === 5 ? 'the restart has failed (DMS.00500990), request 4d1c' : null,
    submitted_at: at(sent),
    running_at: running === null ? null : at(running),
    finished_at: ended === null ? null : at(ended),
  })),
};

const inList = (outcome: string) => ROLL.instances.filter((one) => one.outcome === outcome)
  .map(({ id, name, error, submitted_at }) => ({
    id,
    name,
    status: outcome === 'failed' ? 'ERROR' : 'RUNNING',
    reason: outcome === 'in_progress' ? 'not healthy yet: 2 of 3 brokers alive' : error,
    since: submitted_at,
  }));

export const ROLLED: ResourceSummary = {
  address: ROLL.address,
  action: 'restart',
  region: 'eu-west-101',
  project: '0123456789abcdef0123456789abcdef',
  limits: { max_unavailable: 3, max_failures: 1, instance_timeout: '30m', maintenance_window: 'sat, sun 22:00-04:00 Europe/Berlin' },
  found: [],
  to_restart: [],
  to_delete: [],
  done: inList('done'),
  failed: inList('failed'),
  owed: inList('in_progress'),
  deferred: [],
};

/** A clean-up that would delete one, and keeps another. */
export const CLEAN_UP: ResourceSummary = {
  ...ROLLED,
  address: 'dms_kafka_instance_batch_action.clean_up',
  action: 'delete',
  limits: { max_deletions: 5 },
  found: [
    { id: idOf(80), name: 'audit-trial', status: 'CREATEFAILED', reason: null, since: at(-3 * 24 * 60) },
    { id: idOf(81), name: 'latecomer', status: 'CREATEFAILED', reason: 'kept: nothing asks for its deletion', since: at(-30) },
  ],
  to_delete: [{ id: idOf(80), name: 'audit-trial', status: 'CREATEFAILED', reason: null, since: at(-3 * 24 * 60) }],
  done: [],
  failed: [],
  owed: [],
};

export const summaryOf = (stacks: readonly StackSummary[], exitCode: 0 | 1 | 2 = 2): Summary =>
  ({ version: 1, exit_code: exitCode, seconds: 2107, stacks });

export const STACKS: readonly StackSummary[] = [
  { folder: 'infra/kafka', error: null, resources: [ROLLED, CLEAN_UP] },
  { folder: 'infra/quiet', error: null, resources: [] },
];
