import { resource } from './batch-action-hcl';
import { BILLING, DmsWorkspace, ORDERS } from './dms-workspace';

/**
 * What is wrong, the line of the configuration that Terraform shows for it (of nested attributes: the resource), and
 * the words that say so.
 */
const MISTAKES: ReadonlyArray<
  { readonly name: string; readonly body: string; readonly code: string; readonly words: RegExp }
> = [
  {
    name: 'both',
    body: `action = "delete"\n instances = ["${ORDERS}"]\n all_failure = "kafka"`,
    code: 'all_failure = "kafka"',
    words: /Both `instances` and `all_failure` are given.*remove one of the two/,
  },
  {
    name: 'neither',
    body: 'action = "restart"',
    code: 'resource "dms_kafka_instance_batch_action" "neither" {',
    words: /Neither `instances` nor `all_failure` is given.*Set `instances`/,
  },
  {
    name: 'restart_of_failed',
    body: 'action = "restart"\n all_failure = "kafka"',
    code: 'all_failure = "kafka"',
    words: /`all_failure` goes with a delete only/,
  },
  {
    name: 'other_engine',
    body: 'action = "delete"\n all_failure = "rabbitmq"',
    code: 'all_failure = "rabbitmq"',
    words: /Must be "kafka"\. The value is "rabbitmq"/,
  },
  {
    name: 'no_uuid',
    body: `action = "restart"\n instances = ["${ORDERS}", "orders"]`,
    code: `instances = ["${ORDERS}", "orders"]`,
    words: /Invalid value for `instances.*lower case.*The value is "orders"/,
  },
  {
    name: 'capital_letters',
    body: 'action = "restart"\n instances = ["54602A9D-5E22-4239-9123-77E350DF4A34"]',
    code: 'instances = ["54602A9D-5E22-4239-9123-77E350DF4A34"]',
    words: /Invalid value for `instances.*lower case/,
  },
  {
    name: 'unknown_action',
    body: `action = "stop"\n instances = ["${ORDERS}"]`,
    code: 'action = "stop"',
    words: /Invalid value for `action`.*Must be "restart" or "delete"\. The value is "stop"/,
  },
  {
    name: 'unknown_event',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n when = ["created"]`,
    code: 'when = ["created"]',
    words: /Invalid value for `when.*"added", "triggered" or "destroyed"\. The value is "created"/,
  },
  {
    name: 'no_duration',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n timeouts = { create = "soon" }`,
    code: 'resource "dms_kafka_instance_batch_action" "no_duration" {',
    words: /Invalid value for `timeouts\.create`.*a duration such as.*The value is "soon"/,
  },
  {
    name: 'no_time_at_all',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n timeouts = { update = "0s" }`,
    code: 'resource "dms_kafka_instance_batch_action" "no_time_at_all" {',
    words: /Invalid value for `timeouts\.update`.*Must be 1s or longer/,
  },
  {
    name: 'closed_window',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n max_unavailable = 0`,
    code: 'max_unavailable = 0',
    words: /Invalid value for `max_unavailable`.*Must be 1 or more/,
  },
  {
    name: 'strange_canary',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n first = ["${BILLING}"]`,
    code: `first = ["${BILLING}"]`,
    words: /An instance in `first` is not in `instances`/,
  },
  {
    name: 'forced_restart',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n force_delete = true`,
    code: 'force_delete = true',
    words: /`force_delete` goes with a delete only/,
  },
  {
    name: 'pause_without_roll',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n pause_between = "1m"`,
    code: 'pause_between = "1m"',
    words: /`pause_between` goes with a roll only/,
  },
  {
    name: 'roll_without_waiting',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n max_unavailable = 1\n wait_for_completion = false`,
    code: 'wait_for_completion = false',
    words: /A roll must wait/,
  },
  {
    name: 'unknown_failure_mode',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n on_failure = "ignore"`,
    code: 'on_failure = "ignore"',
    words: /Invalid value for `on_failure`.*"error" or "record"/,
  },
  {
    name: 'two_windows',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n max_unavailable = 1\n max_unavailable_percent = 50`,
    code: 'max_unavailable_percent = 50',
    words: /Both `max_unavailable` and `max_unavailable_percent` are given.*remove one of the two/,
  },
  {
    name: 'no_share',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n max_unavailable_percent = 0`,
    code: 'max_unavailable_percent = 0',
    words: /Invalid value for `max_unavailable_percent`.*Must be 1 or more/,
  },
  {
    name: 'more_than_all',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n max_unavailable_percent = 101`,
    code: 'max_unavailable_percent = 101',
    words: /Invalid value for `max_unavailable_percent`.*Must be 100 or less/,
  },
  {
    name: 'failures_without_roll',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n max_failures = 1`,
    code: 'max_failures = 1',
    words: /`max_failures` goes with a roll only/,
  },
  {
    name: 'fewer_than_none',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n max_unavailable = 1\n max_failures = -1`,
    code: 'max_failures = -1',
    words: /Invalid value for `max_failures`.*Must be 0 or more/,
  },
  {
    name: 'no_checkpoint',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n max_per_apply = 0`,
    code: 'max_per_apply = 0',
    words: /Invalid value for `max_per_apply`.*Must be 1 or more/,
  },
  {
    name: 'no_time_for_one',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n max_unavailable = 1\n instance_timeout = "0s"`,
    code: 'instance_timeout = "0s"',
    words: /Invalid value for `instance_timeout`.*Must be 1s or longer/,
  },
  {
    name: 'unknown_check',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n max_unavailable = 1\n health_check = "brokers"`,
    code: 'health_check = "brokers"',
    words: /Invalid value for `health_check`.*"cluster" or "status"/,
  },
  {
    name: 'check_without_waiting',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n wait_for_completion = false\n health_check = "cluster"`,
    code: 'health_check = "cluster"',
    words: /`health_check` needs somebody who waits/,
  },
  {
    name: 'timeout_without_waiting',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n wait_for_completion = false\n instance_timeout = "10m"`,
    code: 'instance_timeout = "10m"',
    words: /`instance_timeout` needs somebody who waits/,
  },
  {
    name: 'never_open',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n maintenance_window = { begin = "22:00", end = "22:00" }`,
    code: 'resource "dms_kafka_instance_batch_action" "never_open" {',
    words: /`maintenance_window` never opens.*00:00 to 24:00/,
  },
  {
    name: 'no_begin',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n maintenance_window = { begin = "24:00", end = "02:00" }`,
    code: 'resource "dms_kafka_instance_batch_action" "no_begin" {',
    words: /Invalid value for `maintenance_window\.begin`.*Must be a time of the day.*The value is "24:00"/,
  },
  {
    name: 'no_end',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n maintenance_window = { begin = "22:00", end = "2:00" }`,
    code: 'resource "dms_kafka_instance_batch_action" "no_end" {',
    words: /Invalid value for `maintenance_window\.end`.*Must be a time of the day.*The value is "2:00"/,
  },
  {
    name: 'no_day',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n maintenance_window = { begin = "22:00", end = "24:00", days = ["sunday"] }`,
    code: 'resource "dms_kafka_instance_batch_action" "no_day" {',
    words: /Invalid value for `maintenance_window\.days.*"mon".*The value is "sunday"/,
  },
  {
    name: 'no_days',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n maintenance_window = { begin = "22:00", end = "24:00", days = [] }`,
    code: 'resource "dms_kafka_instance_batch_action" "no_days" {',
    words: /Invalid value for `maintenance_window\.days`/,
  },
  {
    name: 'no_zone',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n maintenance_window = { begin = "22:00", end = "24:00", time_zone = "Mars/Olympus" }`,
    code: 'resource "dms_kafka_instance_batch_action" "no_zone" {',
    words: /Invalid value for `maintenance_window\.time_zone`.*IANA.*The value is "Mars.Olympus"/,
  },
  {
    name: 'offset_is_no_zone',
    body: `action = "restart"\n instances = ["${ORDERS}"]\n maintenance_window = { begin = "22:00", end = "24:00", time_zone = "+01:00" }`,
    code: 'resource "dms_kafka_instance_batch_action" "offset_is_no_zone" {',
    words: /Invalid value for `maintenance_window\.time_zone`/,
  },
  {
    name: 'health_of_deleted',
    body: `action = "delete"\n instances = ["${ORDERS}"]\n health_check = "status"`,
    code: 'health_check = "status"',
    words: /`health_check` goes with a restart only/,
  },
  {
    name: 'clean_up_max_unavailable_percent',
    body: 'action = "delete"\n all_failure = "kafka"\n max_unavailable_percent = 10',
    code: 'max_unavailable_percent = 10',
    words: /`max_unavailable_percent` goes with `instances` only/,
  },
  {
    name: 'clean_up_max_per_apply',
    body: 'action = "delete"\n all_failure = "kafka"\n max_per_apply = 1',
    code: 'max_per_apply = 1',
    words: /`max_per_apply` goes with `instances` only/,
  },
  {
    name: 'clean_up_in_a_window',
    body: 'action = "delete"\n all_failure = "kafka"\n maintenance_window = { begin = "22:00", end = "24:00" }',
    code: 'maintenance_window = { begin = "22:00", end = "24:00" }',
    words: /`maintenance_window` goes with `instances` only/,
  },
];

test('every wrong argument and combination fails in plan, with the attribute named, and nothing is asked of the cloud', async () => {
  const workspace = await DmsWorkspace.holding(MISTAKES.map(({ name, body }) => resource(body, name)).join(''));
  const { code, diagnostics } = await workspace.attempt('plan');
  expect(code).toBe(1);
  const told = diagnostics.map(({ severity, address, code: line, summary, detail }) => ({
    severity,
    name: address?.split('.')[1],
    code: line,
    words: `${summary} ${detail}`,
  }));
  const inOrder = (a: { name?: string }, b: { name?: string }) => (a.name! < b.name! ? -1 : 1);
  expect(told.sort(inOrder)).toEqual(
    MISTAKES.map(({ name, code: line, words }) => ({
      severity: 'error',
      name,
      code: line,
      words: expect.stringMatching(words),
    })).sort(inOrder),
  );
  expect(workspace.cloud.requests()).toEqual([]);
});
