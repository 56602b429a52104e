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
