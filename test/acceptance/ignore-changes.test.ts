import { ADDRESS, cleanUp, resource, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, FAILED, INVENTORY, ORDERS } from './dms-workspace';
import { applyAsShown, shownBy } from './promised';
import { InstanceSeed } from '../../src/emulator/fleet/seed';

const ELSEWHERE = 'f'.repeat(32);

/**
 * Arguments and what is written there; A, B and C stand for the ids of three instances that run, and that nobody else
 * acts on.
 */
type Body = Readonly<Record<string, string>>;

const BASIS: Body = { action: '"restart"', instances: '[A, B]', triggers: '{ v = 1 }' };
const DELETE: Body = { action: '"delete"', when: '["triggered"]' };
const LONGER = { timeouts: '{ update = "1h" }' };
const TRIGGERED = { triggers: '{ v = 2 }' };
const ADDED = { instances: '[A, B, C]' };

/** A resource that is applied with `before`, and then with `after`, while `ignored` holds back some of what changes. */
interface Case {
  readonly title?: string;
  readonly ignored: string;
  readonly before?: Body;
  readonly after: Body;
  /** Whom the second plan shows, and what its apply does to them. */
  readonly acts: string;
}

const CASES: readonly Case[] = [
  { ignored: '[action]', after: { ...TRIGGERED, action: '"delete"' }, acts: 'restart A, B' },
  { ignored: '[instances]', after: { ...TRIGGERED, ...ADDED }, acts: 'restart A, B' },
  {
    ignored: '[instances]',
    title: 'an id that leaves',
    after: { ...TRIGGERED, instances: '[A]' },
    acts: 'restart A, B',
  },
  { ignored: '[all_failure]', after: { ...TRIGGERED }, acts: 'restart A, B' },
  { ignored: '[force_delete]', before: DELETE, after: { ...TRIGGERED, force_delete: 'true' }, acts: 'delete A, B' },
  { ignored: '[when]', after: { ...ADDED, when: '["destroyed"]' }, acts: 'restart C' },
  { ignored: '[triggers]', after: { ...TRIGGERED, ...LONGER }, acts: 'nobody' },
  { ignored: '[max_unavailable]', after: { ...TRIGGERED, max_unavailable: '1' }, acts: 'restart A, B' },
  { ignored: '[first]', after: { ...TRIGGERED, first: '[B]' }, acts: 'restart A, B' },
  {
    ignored: '[pause_between]',
    before: { max_unavailable: '1', pause_between: '"0s"' },
    after: { ...TRIGGERED, pause_between: '"90m"' },
    acts: 'restart A, B',
  },
  { ignored: '[max_deletions]', before: DELETE, after: { ...TRIGGERED, max_deletions: '0' }, acts: 'delete A, B' },
  { ignored: '[wait_for_completion]', after: { ...TRIGGERED, wait_for_completion: 'false' }, acts: 'restart A, B' },
  { ignored: '[on_failure]', after: { ...TRIGGERED, on_failure: '"record"' }, acts: 'restart A, B' },
  { ignored: '[region]', after: { ...TRIGGERED, region: '"cn-north-4"' }, acts: 'restart A, B' },
  { ignored: '[project_id]', after: { ...TRIGGERED, project_id: `"${ELSEWHERE}"` }, acts: 'restart A, B' },
  { ignored: '[timeouts]', after: { ...TRIGGERED, timeouts: '{ update = "1s" }' }, acts: 'restart A, B' },
  { ignored: '[timeouts]', title: 'and nothing else changes', after: LONGER, acts: 'nobody' },
  { ignored: '[id]', after: TRIGGERED, acts: 'restart A, B' },
  { ignored: '[applied]', after: { ...TRIGGERED, ...ADDED }, acts: 'restart A, B, C' },
  { ignored: '[pending]', after: ADDED, acts: 'restart C' },
  { ignored: '[failed_instances]', after: TRIGGERED, acts: 'restart A, B' },
  { ignored: '[results]', after: ADDED, acts: 'restart C' },
  { ignored: '[applied, pending, results]', after: LONGER, acts: 'nobody' },
  { ignored: '[instances, triggers]', after: { ...TRIGGERED, ...ADDED, ...LONGER }, acts: 'nobody' },
  { ignored: '[action, instances]', after: { ...TRIGGERED, ...ADDED, action: '"delete"' }, acts: 'restart A, B' },
  { ignored: 'all', after: { ...TRIGGERED, ...ADDED, ...LONGER, action: '"delete"' }, acts: 'nobody' },
  {
    ignored: '[instances]',
    title: 'bug report 1 (a), C is not restarted',
    after: { ...TRIGGERED, ...ADDED },
    acts: 'restart A, B',
  },
  {
    ignored: '[instances]',
    title: 'bug report 1 (b), B is not deleted',
    before: { ...DELETE, instances: '[A]' },
    after: { ...TRIGGERED, instances: '[A, B]' },
    acts: 'delete A',
  },
  {
    ignored: '[triggers]',
    title: 'bug report 1 (c), A and B are not restarted',
    after: { ...TRIGGERED, ...ADDED },
    acts: 'restart C',
  },
  {
    ignored: '[triggers]',
    title: 'review A1, 1: a restart is kept away',
    before: { when: '["triggered"]' },
    after: { ...TRIGGERED, ...LONGER },
    acts: 'nobody',
  },
  {
    ignored: '[instances]',
    title: 'review A1, 2: no limit lets a deletion through',
    before: { action: '"delete"', instances: '[A]', max_deletions: '1' },
    after: { instances: '[A, B]', max_deletions: '2' },
    acts: 'nobody',
  },
  {
    ignored: '[region, project_id]',
    title: 'review A1, 3: the place stays',
    after: { ...TRIGGERED, region: '"cn-north-4"', project_id: `"${ELSEWHERE}"` },
    acts: 'restart A, B',
  },
];

const nameOf = (index: number) => `case_${index}`;
const idOf = (index: number, letter: string) =>
  `3000000${letter.toLowerCase()}-0000-4000-8000-${String(index).padStart(12, '0')}`;
const caseOf = (id: string) => Number(id.slice(-12));
const letterOf = (id: string) => id.charAt(7).toUpperCase();

const block = ({ ignored }: Case, index: number, body: Body): string =>
  resource([
    ...Object.entries({ ...BASIS, ...body }).map(([name, value]) =>
      `${name} = ${value.replace(/\b[ABC]\b/g, (letter) => `"${idOf(index, letter)}"`)}`,
    ),
    `lifecycle {\n ignore_changes = ${ignored}\n }`,
  ].join('\n'), nameOf(index));

const FLEET: readonly InstanceSeed[] = CASES.flatMap((_, index) =>
  ['A', 'B', 'C'].map((letter) => ({ id: idOf(index, letter), name: `${letter}-${index}` })),
);

/** What the second plan showed, and what its apply did, of all cases at once. */
interface Played {
  readonly shown: ReadonlyMap<string, readonly string[]>;
  readonly acted: ReadonlyArray<{ readonly instanceId: string; readonly action: string }>;
  readonly bodies: readonly any[];
  readonly next: { readonly code: number | null; readonly stdout: string };
}

async function play(): Promise<Played> {
  const workspace = await DmsWorkspace.holding(
    CASES.map((one, index) => block(one, index, { ...one.before })).join('\n'),
    {
      emulator: { fleet: FLEET, projects: [{ id: ELSEWHERE, name: 'elsewhere' }] },
    },
  );
  await workspace.apply();
  const [actions, posts] = [workspace.cloud.actions().length, workspace.posts.length];
  workspace.configure(CASES.map((one, index) => block(one, index, { ...one.before, ...one.after })).join('\n'));
  const { changes } = await workspace.plan();
  await workspace.apply('plan.tfplan');
  return {
    shown: new Map(changes.map((change) => [change.address.split('.')[1], shownBy(change)])),
    acted: workspace.cloud.actions().slice(actions),
    bodies: workspace.posts.slice(posts).map(({ body }) => JSON.parse(body)),
    next: await workspace.run('plan', '-no-color', '-detailed-exitcode'),
  };
}

describe('`ignore_changes`: an apply acts on those that its plan showed', () => {
  let played: Played;
  beforeAll(async () => {
    played = await play();
  });

  test.each(
    CASES.map((one, index) => [`${one.ignored}${one.title ? `, ${one.title}` : ''}`, one.acts, index] as const),
  )('%s: %s', (_, acts, index) => {
    const shown = (played.shown.get(nameOf(index)) ?? []).map(letterOf);
    const acted = played.acted.filter(({ instanceId }) => caseOf(instanceId) === index);
    const letters = acted.map(({ instanceId }) => letterOf(instanceId)).sort();
    expect(letters).toEqual(shown);
    expect(letters.length === 0 ? 'nobody' : `${acted[0].action} ${letters.join(', ')}`).toBe(acts);
    expect(new Set(acted.map(({ action }) => action)).size).toBeLessThan(2);
  });

  test('how it acts is what the plan showed, too: nothing is deleted past the recycle bin', () => {
    expect(played.bodies.filter((body) => 'force_delete' in body)).toEqual([]);
  });

  test('and then nothing is left to do', () => {
    expect(played.next).toMatchObject({ code: 0, stdout: expect.stringContaining('No changes.') });
  });
});

describe('`ignore_changes` on a clean-up', () => {
  const ignoring = (ignored: string, version: number) =>
    cleanUp(`
    triggers = { v = ${version} }
    lifecycle {
      ignore_changes = ${ignored}
    }`);

  test('of any argument: the apply deletes those that its plan names', async () => {
    const workspace = await DmsWorkspace.holding(ignoring('[action]', 1));
    await workspace.apply();
    const ignored = ['[action, all_failure, when]', '[failed_instances]', '[applied, pending, results, region]', 'all'];
    for (const [index, what] of ignored.entries()) {
      const { id } = workspace.cloud.failCreation(`newcomer-${index}`);
      workspace.configure(ignoring(what, index + 2));
      expect({ what, acted: await applyAsShown(workspace) }).toEqual({ what, acted: [id] });
    }
    await workspace.expectEmptyPlan();
  });

  test('of `triggers`: where nothing has failed, a trigger that is ignored sends nothing', async () => {
    const workspace = await DmsWorkspace.holding(ignoring('[triggers]', 1));
    await workspace.apply();
    workspace.configure(ignoring('[triggers]', 2));
    await workspace.expectEmptyPlan();
    expect(workspace.acted('delete').sort()).toEqual(FAILED);
  });
});

describe('under `ignore_changes`', () => {
  const ignoringAll = (ids: readonly string[], more = '') =>
    restart(ids, `${more}\n lifecycle {\n ignore_changes = all\n }`);

  test('what is owed from before is what the next apply acts on, whatever the configuration has become', async () => {
    const workspace = await DmsWorkspace.holding(restart([]));
    await workspace.apply();
    workspace.cloud.plan(BILLING, { restart: 'reject', times: 1 });
    workspace.configure(restart([ORDERS, BILLING]));
    expect(await workspace.attempt('apply')).toMatchObject({ code: 1 });
    workspace.configure(ignoringAll([INVENTORY], 'triggers = { v = "2" }'));
    expect(await applyAsShown(workspace)).toEqual([BILLING]);
    await workspace.expectEmptyPlan();
  });

  test('a replacement begins with the configuration as it is, and its plan shows that', async () => {
    const workspace = await DmsWorkspace.holding(ignoringAll([ORDERS]));
    await workspace.apply();
    workspace.configure(ignoringAll([BILLING, INVENTORY], 'triggers = { v = "2" }'));
    await workspace.expectEmptyPlan();
    expect((await applyAsShown(workspace, `-replace=${ADDRESS}`)).length).toBeGreaterThan(0);
    await workspace.expectEmptyPlan();
  });
});

describe('what `ignore_changes` makes senseless', () => {
  const WHEN = 'when = ["triggered"]';
  const ignoring = (name: string, ignored: string, body: string) =>
    resource(`${body}\n lifecycle {\n ignore_changes = [${ignored}]\n }`, name);
  const named = (...ids: readonly string[]) => `instances = ${JSON.stringify(ids)}\n ${WHEN}`;
  const failed = `all_failure = "kafka"\n ${WHEN}`;

  /** Each with what is ignored, what was applied, what is written then, and what its error says. */
  const SENSELESS: Readonly<Record<string, readonly [string, string, string, string | RegExp]>> = {
    instances_stay: ['instances', `action = "delete"\n ${named(ORDERS)}`, `action = "delete"\n ${failed}`,
      'Both `instances` and `all_failure`'],
    all_failure_stays: ['all_failure', `action = "delete"\n ${failed}`, `action = "delete"\n ${named(ORDERS)}`,
      'Both `instances` and `all_failure`'],
    no_instances_come: ['instances', `action = "delete"\n ${failed}`, `action = "delete"\n ${named(ORDERS)}`,
      'Neither `instances` nor `all_failure`'],
    no_all_failure_comes: ['all_failure', `action = "delete"\n ${named(ORDERS)}`, `action = "delete"\n ${failed}`,
      'Neither `instances` nor `all_failure`'],
    canary_is_no_member: ['instances', `action = "restart"\n ${named(ORDERS)}`,
      `action = "restart"\n ${named(ORDERS, BILLING)}\n first = ["${BILLING}"]`,
      new RegExp(`An instance in \`first\` is not in \`instances\`.*${BILLING}`)],
    restart_with_a_limit: ['action', `action = "restart"\n ${named(ORDERS)}`,
      `action = "delete"\n max_deletions = 1\n ${named(ORDERS)}`, '`max_deletions` goes with a delete only'],
    roll_that_does_not_wait: ['wait_for_completion',
      `action = "restart"\n wait_for_completion = false\n ${named(ORDERS)}`,
      `action = "restart"\n max_unavailable = 1\n ${named(ORDERS)}`, 'A roll must wait'],
  };
  const all = (which: 1 | 2) =>
    Object.entries(SENSELESS).map(([name, row]) => ignoring(name, row[0], row[which])).join('\n');

  test('is an error of the plan that says so, and a destroy gets past it', async () => {
    const workspace = await DmsWorkspace.holding(all(1));
    await workspace.apply();
    workspace.configure(all(2));
    const { code, diagnostics } = await workspace.attempt('plan');
    const errors = diagnostics.filter(({ severity }) => severity === 'error').map((
      { address, summary, detail },
    ) => [address?.split('.')[1], `${summary}: ${detail}`]);
    expect({ code, addresses: errors.map(([address]) => address).sort() }).toEqual({
      code: 1,
      addresses: Object.keys(SENSELESS).sort(),
    });
    for (const [address, words] of errors as Array<[string, string]>) {
      expect(words).toMatch(SENSELESS[address][3]);
      expect(words).toMatch(/`ignore_changes`.*`terraform destroy -refresh=false`/s);
    }
    expect(await workspace.attempt('destroy')).toMatchObject({ code: 1 });
    await workspace.destroy('-refresh=false');
    expect(await workspace.state()).toEqual({});
    expect(workspace.posts).toEqual([]);
  });
});
