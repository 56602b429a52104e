import { deletion, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, INVENTORY, ORDERS } from './dms-workspace';
import { FLAVOURS } from './flavours';
import { sent, valuesOf } from './ground-truth';
import { until } from './until';

const MINUTE_MS = 60_000;
const THREE = [ORDERS, BILLING, INVENTORY];

/** What the clocks of a zone show at a moment. */
const timeAt = (moment: number, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(moment);

interface Window {
  readonly begin: string;
  readonly end: string;
  readonly hcl: string;
}

const windowOf = (begin: string, end: string, more = ''): Window => (
  { begin, end, hcl: `maintenance_window = { begin = "${begin}", end = "${end}"${more} }` }
);

/** A window from so many minutes after now (before, where negative) to so many. */
function windowAround({ cloud }: DmsWorkspace, from: number, to: number, zone = 'UTC'): Window {
  const at = (minutes: number) => timeAt(cloud.clock.now() + minutes * MINUTE_MS, zone);
  return windowOf(at(from), at(to), `, time_zone = "${zone}"`);
}

const closed = (workspace: DmsWorkspace, zone?: string): Window => windowAround(workspace, 180, 240, zone);
const open = (workspace: DmsWorkspace, zone?: string): Window => windowAround(workspace, -60, 240, zone);

/** A workspace at a moment, where nothing is configured yet. */
const workspaceAt = async (moment?: string, options: Parameters<typeof DmsWorkspace.holding>[1] = {}) =>
  DmsWorkspace.holding('', { ...options, startsAt: moment === undefined ? undefined : Date.parse(moment) });

test.each(FLAVOURS)('%s: outside the window nothing begins, nothing is sent and nothing fails; inside it all do', async (_region, emulator) => {
  const workspace = await workspaceAt(undefined, { speed: 20, emulator });
  const zone = 'Asia/Kolkata';
  const { begin, hcl } = closed(workspace, zone);
  const opens = new RegExp(`opens on \\w{3} \\d{4}-\\d\\d-\\d\\d at ${begin} \\(${zone}\\)`);
  workspace.configure(restart(THREE, `max_unavailable = 1\n ${hcl}`));
  const planned = await workspace.attempt('plan');
  expect(planned).toMatchObject({
    code: 2,
    diagnostics: [{
      severity: 'warning',
      summary: 'Not all of 3 instances may be restarted in one apply',
      detail: expect.stringMatching(
        new RegExp(`^Nothing may begin now: the maintenance window is closed, and ${opens.source}\\.`)),
    }],
  });

  const { code, diagnostics } = await workspace.attempt('apply');
  expect({ code, last: diagnostics.at(-1) }).toMatchObject({
    code: 0,
    last: {
      severity: 'warning',
      summary: '3 instances are left for a later apply, to be restarted then',
      detail: expect.stringMatching(new RegExp(`^The maintenance window ${opens.source}\\. Left are `)),
    },
  });
  expect(workspace.posts).toEqual([]);
  const { pending, deferred } = await valuesOf(workspace);
  expect({ pending, deferred }).toEqual({ pending: THREE, deferred: THREE });
  expect(new Set(Object.values(await workspace.outcomes()))).toEqual(new Set(['deferred']));
  for (const args of [[], ['-refresh=false']]) {
    expect(await workspace.plan(...args)).toMatchObject({ code: 2, changes: [{ actions: ['update'] }] });
  }

  const now = open(workspace, zone);
  workspace.configure(restart(THREE, `max_unavailable = 1\n ${now.hcl}`));
  const { diagnostics: [foretold] } = await workspace.attempt('plan');
  expect(foretold.detail).toContain(
    `The maintenance window is open until ${now.end} (${zone}), and nothing begins after that.`);
  await workspace.apply();
  expect(workspace.acted('restart')).toEqual(THREE);
  expect(await valuesOf(workspace)).toMatchObject({ pending: [], deferred: [] });
  await workspace.expectEmptyPlan();
});

test('a window that closes in the middle of a roll: what is in flight is waited for, the rest is left', async () => {
  const workspace = await workspaceAt(undefined, { speed: 60 });
  workspace.cloud.plan(ORDERS, { restart: 'stuck' });
  const { hcl } = windowAround(workspace, -60, 7);
  const closesBy = workspace.cloud.clock.now() + 7 * MINUTE_MS;
  workspace.configure(restart(THREE, `max_unavailable = 1\n ${hcl}`));
  const apply = workspace.attempt('apply');
  await until(() => workspace.cloud.instance(ORDERS)?.status === 'RESTARTING' && workspace.cloud.clock.now() > closesBy);
  workspace.cloud.setStatus(ORDERS, 'RUNNING');
  const { code, diagnostics } = await apply;
  expect({ code, summary: diagnostics.at(-1)?.summary }).toEqual({
    code: 0, summary: '2 instances are left for a later apply, to be restarted then',
  });
  expect(await workspace.outcomes()).toEqual({ [ORDERS]: 'done', [BILLING]: 'deferred', [INVENTORY]: 'deferred' });
  expect(sent(workspace)).toEqual([[ORDERS]]);
  workspace.configure(restart(THREE, 'max_unavailable = 1'));
  await workspace.apply();
  expect(sent(workspace)).toEqual([[ORDERS], [BILLING], [INVENTORY]]);
  await workspace.expectEmptyPlan();
});

test('who is not healthy yet from an earlier apply is waited for outside the window as well', async () => {
  const workspace = await DmsWorkspace.holding(restart([]), { speed: 60 });
  await workspace.apply();
  const roll = 'max_unavailable = 1\n instance_timeout = "2m"';
  workspace.configure(restart(THREE, roll));
  workspace.cloud.plan(ORDERS, { healing: { never: true } });
  expect(await workspace.attempt('apply')).toMatchObject({ code: 1 });
  workspace.cloud.heal();
  workspace.configure(restart(THREE, `${roll}\n ${closed(workspace).hcl}`));
  await workspace.apply();
  expect(await workspace.outcomes()).toEqual({ [ORDERS]: 'done', [BILLING]: 'deferred', [INVENTORY]: 'deferred' });
  expect(sent(workspace)).toEqual([[ORDERS]]);
});

// Monday, a quarter past midnight in Warsaw.
const AFTER_MIDNIGHT = '2026-11-29T23:15:00Z';

test.each([
  { days: '"sun"', opens: undefined },
  { days: '"mon"', opens: 'opens on Mon 2026-11-30 at 22:00 (Europe/Warsaw)' },
])('a window past midnight is one of the day on which it begins: $days', async ({ days, opens }) => {
  const workspace = await workspaceAt(AFTER_MIDNIGHT);
  const { hcl } = windowOf('22:00', '02:00', `, days = [${days}], time_zone = "Europe/Warsaw"`);
  workspace.configure(restart([ORDERS], hcl));
  const { diagnostics: [{ detail }] } = await workspace.attempt('plan');
  expect(detail).toContain(opens ?? 'is open until 02:00 (Europe/Warsaw)');
  await workspace.apply();
  expect(workspace.acted('restart')).toEqual(opens === undefined ? [ORDERS] : []);
});

test.each([
  // The clocks go from 02:00 to 03:00: a window that begins between begins after it.
  { moment: '2026-03-29T00:55:00Z', window: ['02:30', '04:00'], opens: 'opens on Sun 2026-03-29 at 03:00' },
  { moment: '2026-03-29T01:05:00Z', window: ['02:30', '04:00'], opens: undefined },
  // The clocks go from 03:00 back to 02:00: the hour comes twice, and counts twice.
  { moment: '2026-10-25T00:30:00Z', window: ['02:00', '03:00'], opens: undefined },
  { moment: '2026-10-25T01:30:00Z', window: ['02:00', '03:00'], opens: undefined },
  { moment: '2026-10-25T02:05:00Z', window: ['02:00', '03:00'], opens: 'opens on Mon 2026-10-26 at 02:00' },
])('when the clocks are set, at $moment a window of $window in Berlin is one: $opens', async ({ moment, window: [begin, end], opens }) => {
  const workspace = await workspaceAt(moment, { speed: 1 });
  workspace.configure(restart([ORDERS], windowOf(begin, end, ', time_zone = "Europe/Berlin"').hcl));
  const { diagnostics: [{ detail }] } = await workspace.attempt('plan');
  expect(detail).toContain(`${opens ?? `is open until ${end}`} (Europe/Berlin)`);
});

test('a destroy that would act outside the window warns in the plan, fails before anything is sent, and goes through in it', async () => {
  const workspace = await workspaceAt();
  const hook = ({ hcl }: Window) => deletion([ORDERS, BILLING], `when = ["destroyed"]\n max_per_apply = 1\n ${hcl}`);
  const shut = closed(workspace);
  workspace.configure(hook(shut));
  expect(await workspace.attempt('apply')).toEqual({ code: 0, diagnostics: [] });
  const planned = await workspace.attempt('plan', '-destroy');
  expect(planned.code).toBe(2);
  expect(planned.diagnostics).toContainEqual(expect.objectContaining({
    severity: 'warning',
    summary: 'The maintenance window is closed, and a destroy is not divided',
    detail: expect.stringMatching(
      new RegExp(`^The maintenance window opens on .* at ${shut.begin} \\(UTC\\)\\. Applied before, this destroy fails`)),
  }));
  const refused = await workspace.attempt('destroy');
  expect(refused.code).toBe(1);
  expect(refused.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([expect.objectContaining({
    summary: 'The maintenance window is closed, and a destroy is not divided',
    detail: expect.stringContaining('Nothing was sent'),
  })]);
  expect(workspace.posts).toEqual([]);

  workspace.configure(hook(open(workspace)));
  await workspace.apply();
  expect(workspace.posts).toEqual([]);
  await workspace.destroy();
  expect(workspace.acted('delete').sort()).toEqual([ORDERS, BILLING]);
  expect(await workspace.state()).toEqual({});
});

test('without the event, a destroy is not held up by a window', async () => {
  const workspace = await workspaceAt();
  workspace.configure(deletion([ORDERS], `when = ["triggered"]\n ${closed(workspace).hcl}`));
  await workspace.apply();
  expect(await workspace.attempt('destroy')).toEqual({ code: 0, diagnostics: [] });
});

test('each of `count` has its own window', async () => {
  const workspace = await workspaceAt();
  const [shut, now] = [closed(workspace), open(workspace)];
  workspace.configure(`
    locals {
      windows = [
        { begin = "${shut.begin}", end = "${shut.end}" },
        { begin = "${now.begin}", end = "${now.end}", time_zone = "UTC" },
      ]
    }
    resource "dms_kafka_instance_batch_action" "this" {
      count              = 2
      action             = "restart"
      instances          = [["${ORDERS}", "${BILLING}"][count.index]]
      maintenance_window = local.windows[count.index]
    }`);
  await workspace.plan();
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart')).toEqual([BILLING]);
  expect((await valuesOf(workspace, 'dms_kafka_instance_batch_action.this[0]')).deferred).toEqual([ORDERS]);
});

test('a window that is not known in the plan counts in the apply, and one that makes no sense then is an error before anything is sent', async () => {
  const workspace = await workspaceAt();
  const later = ({ begin, end }: Pick<Window, 'begin' | 'end'>, revision: number) => `
    resource "terraform_data" "hours" {
      input            = { begin = "${begin}", end = "${end}" }
      triggers_replace = ${revision}
    }` + restart([ORDERS], `
    max_per_apply      = length(terraform_data.hours.id)
    maintenance_window = {
      begin     = terraform_data.hours.output.begin
      end       = terraform_data.hours.output.end
      time_zone = "UTC"
    }`);
  workspace.configure(later({ begin: '03:00', end: '03:00' }, 1));
  expect(await workspace.attempt('plan')).toEqual({ code: 2, diagnostics: [] });
  const { code, diagnostics } = await workspace.attempt('apply');
  expect({ code, summaries: diagnostics.map(({ summary }) => summary) }).toEqual({
    code: 1, summaries: ['`maintenance_window` never opens'],
  });
  workspace.configure(later(closed(workspace), 2));
  await workspace.apply();
  expect((await valuesOf(workspace)).deferred).toEqual([ORDERS]);
  expect(workspace.posts).toEqual([]);
  workspace.configure(later(open(workspace), 3));
  await workspace.apply();
  expect(workspace.acted('restart')).toEqual([ORDERS]);
  await workspace.expectEmptyPlan();
});
