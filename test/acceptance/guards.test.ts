import { ADDRESS, cleanUp, deletion, restart } from './batch-action-hcl';
import { Diagnostic } from './diagnostics';
import { BILLING, DmsWorkspace, FAILED, INVENTORY, ORDERS } from './dms-workspace';
import { until } from './until';
import { InstanceSeed } from '../../src/emulator/fleet/seed';

const OTC = { emulator: { region: 'eu-de' } };
const PROJECT = '0123456789abcdef0123456789abcdef';
/** How every error of a plan ends. */
const LOOKED = ` Looked in region eu-west-101, project ${PROJECT}.`;
const ABSENT = '90000000-0000-4000-8000-000000000009';
const [RABBIT, PREPAID, UNCHANGED, FROZEN, NEVER_MADE] = [1, 2, 3, 4, 5].map((number) =>
  `40000000-0000-4000-8000-00000000000${number}`,
);

/** One instance that is fine, and one for each reason to refuse. */
const DIFFICULT: readonly InstanceSeed[] = [
  { id: ORDERS, name: 'orders' },
  { id: RABBIT, name: 'rabbit', engine: 'rabbitmq' },
  { id: PREPAID, name: 'prepaid', chargingMode: 0 },
  { id: UNCHANGED, name: 'unchanged', status: 'EXTENDEDFAILED' },
  { id: FROZEN, name: 'frozen', status: 'FROZEN' },
  { id: NEVER_MADE, name: 'never-made', status: 'CREATEFAILED' },
];

const REASONS = {
  [`${RABBIT} (rabbit)`]: 'it is no Kafka instance (its engine is rabbitmq): remove its id',
  [`${UNCHANGED} (unchanged)`]:
    'its specification change failed (EXTENDEDFAILED), and the cloud allows no action on it: contact the support of your cloud',
  [`${FROZEN} (frozen)`]: 'it is frozen (FROZEN), usually for want of account balance: settle the account first',
  [`${NEVER_MADE} (never-made)`]: 'its creation failed (CREATEFAILED): remove it with `all_failure = "kafka"`',
};
const PREPAID_REASON = {
  [`${PREPAID} (prepaid)`]:
    'it is prepaid (yearly/monthly): unsubscribe it in the billing centre of your cloud instead',
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const errorsIn = (diagnostics: readonly Diagnostic[]) => diagnostics.filter(({ severity }) => severity === 'error');
const warningsIn = (diagnostics: readonly Diagnostic[]) => diagnostics.filter(({ severity }) => severity === 'warning');

const statusOf = (workspace: DmsWorkspace, id: string): string | undefined => workspace.cloud.instance(id)?.status;

/** A plan in a file, for an apply that meets a cloud which has changed meanwhile. */
async function planned(workspace: DmsWorkspace): Promise<string> {
  expect(await workspace.run('plan', '-out=before.tfplan')).toMatchObject({ code: 0 });
  return 'before.tfplan';
}

describe('instances that must not be acted on', () => {
  test.each([
    ['restart', restart, { ...REASONS }, 'restarted'],
    ['delete', deletion, { ...REASONS, ...PREPAID_REASON }, 'deleted'],
  ] as const)('are refused in the plan of a %s, each with its reason', async (_, resource, reasons, past) => {
    const workspace = await DmsWorkspace.holding(resource(DIFFICULT.map(({ id }) => id!)), {
      emulator: { fleet: DIFFICULT },
    });
    const { code, diagnostics } = await workspace.attempt('plan');
    expect(code).toBe(1);
    expect(errorsIn(diagnostics).map(({ summary, detail }) => [summary, detail]).sort()).toEqual(
      Object.entries(reasons).map((
        [instance, reason],
      ) => [`Instance ${instance} cannot be ${past}`, `${capital(reason)}. Nothing was sent.${LOOKED}`]).sort(),
    );
    expect(errorsIn(diagnostics).every(({ code: line }) => line?.startsWith('instances'))).toBe(true);
  });

  test('are refused by the apply, too, and one of them refuses the whole run before anything is sent, after one look at each', async () => {
    const fleet = DIFFICULT.map((seed) => ({ ...seed, status: 'RUNNING', engine: 'kafka' }));
    const workspace = await DmsWorkspace.holding(restart(DIFFICULT.map(({ id }) => id!)), { emulator: { fleet } });
    const plan = await planned(workspace);
    workspace.cloud.setStatus(FROZEN, 'FROZEN');
    workspace.cloud.removeInstance(UNCHANGED);
    const before = workspace.cloud.requests().length;
    const { code, diagnostics } = await workspace.attempt('apply', plan);
    expect(code).toBe(1);
    expect(errorsIn(diagnostics).map(({ summary, detail }) => `${summary}: ${detail}`).sort()).toEqual([
      `Instance ${UNCHANGED} cannot be restarted: It does not exist: remove its id, or correct it. Nothing was sent.${LOOKED}`,
      `Instance ${FROZEN} (frozen) cannot be restarted: ${capital(REASONS[`${FROZEN} (frozen)`])}. Nothing was sent.${LOOKED}`,
    ]);
    expect(workspace.posts).toEqual([]);
    // A page of the list, and a show for the one that it does not hold
    expect(workspace.cloud.requests().slice(before).map(({ route }) => route)).toEqual(['list', 'show']);
    expect(await workspace.state()).toEqual({});
  });

  test.each(['CREATING', 'EXTENDING', 'RESTARTING_SOON'])('for now (%s) are waited for, while the others go ahead',
    async (status) => {
      const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING]));
      workspace.cloud.setStatus(BILLING, status);
      const apply = workspace.start('apply', '-auto-approve');
      await until(() => statusOf(workspace, ORDERS) === 'RESTARTING');
      await until(() => workspace.cloud.actions().every(({ endedAt }) => endedAt !== undefined));
      expect(workspace.acted('restart')).toEqual([ORDERS]);
      workspace.cloud.setStatus(BILLING, 'RUNNING');
      expect(await apply.finished).toMatchObject({ code: 0 });
      expect(workspace.acted('restart')).toEqual([ORDERS, BILLING]);
    });

  test('for now and until the timeout are named with their status, and untouched', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING], 'timeouts = { create = "5m" }'), {
      speed: 60,
    });
    workspace.cloud.setStatus(BILLING, 'EXTENDING');
    const { code, diagnostics: [error] } = await workspace.attempt('apply');
    expect(code).toBe(1);
    expect(error.detail).toContain(
      `Not begun, and untouched (1):\n  - ${BILLING} (billing): the timeout of 5m has passed; its status was last EXTENDING\n`,
    );
    expect(workspace.acted('restart')).toEqual([ORDERS]);
  });
});

describe('an instance that does not exist', () => {
  test('is an error in the plan of a restart', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS, ABSENT]));
    const { code, diagnostics } = await workspace.attempt('plan');
    expect(code).toBe(1);
    expect(diagnostics).toMatchObject([{
      severity: 'error',
      summary: `Instance ${ABSENT} cannot be restarted`,
      detail: `It does not exist: remove its id, or correct it. Nothing was sent.${LOOKED}`,
      code: expect.stringMatching(/^instances/),
    }]);
  });

  test('is deleted already', async () => {
    const workspace = await DmsWorkspace.holding(deletion([ORDERS, ABSENT]));
    const { code, diagnostics } = await workspace.attempt('apply');
    expect(code).toBe(0);
    expect(warningsIn(diagnostics)[0].detail).not.toContain(ABSENT);
    expect(await workspace.outcomes()).toEqual({ [ORDERS]: 'done', [ABSENT]: 'done' });
    expect(workspace.posts.map(({ body }) => JSON.parse(body).instances)).toEqual([[ORDERS]]);
    await workspace.expectEmptyPlan();
  });
});

describe('the plan of a delete', () => {
  const lost = (...instances: ReadonlyArray<readonly [string, string, string]>) =>
    instances.map(([id, name, status]) => `  - ${id} (${name}), ${status}\n`).join('');
  const inProject = (region: string) => `In region ${region}, project ${PROJECT}:\n`;

  test('warns and names id, name and status of whose data will be lost, and says what the recycle bin will do', async () => {
    const workspace = await DmsWorkspace.holding(deletion([ORDERS, BILLING]));
    workspace.cloud.setStatus(BILLING, 'ERROR');
    const named = inProject('eu-west-101') + lost([ORDERS, 'orders', 'RUNNING'], [BILLING, 'billing', 'ERROR']);
    const warning = async () => {
      const { code, diagnostics } = await workspace.attempt('plan');
      expect({ code, diagnostics }).toEqual({
        code: 2,
        diagnostics: [
          expect.objectContaining({ severity: 'warning', summary: '2 instances will be deleted, with all data' }),
        ],
      });
      return diagnostics[0].detail;
    };
    expect(await warning()).toBe(`${named}The recycle bin of the project is switched off: the deletion is final.`);
    workspace.cloud.setRecyclePolicy({ enabled: true, retentionDays: 3 });
    expect(await warning()).toBe(`${named}The recycle bin keeps them for 3 days, and they keep costing money there.`);
    workspace.cloud.fault({ route: 'recycle', kind: 'status', status: 403, code: 'DMS.00403003' });
    expect(await warning()).toBe(
      `${named}Whether the recycle bin keeps them could not be found out: take the deletion as final.`,
    );
    workspace.configure(deletion([ORDERS, BILLING], 'force_delete = true'));
    expect(await warning()).toBe(
      `${named}\`force_delete\` is set: the recycle bin is bypassed, and the deletion is final.`,
    );
    expect(workspace.posts).toEqual([]);
  });

  test('says on Open Telekom Cloud that the deletion is final, and refuses force_delete', async () => {
    const workspace = await DmsWorkspace.holding(deletion([ORDERS]), OTC);
    const final = await workspace.attempt('plan');
    expect(final.code).toBe(2);
    expect(final.diagnostics).toMatchObject([{
      severity: 'warning',
      summary: 'An instance will be deleted, with all data',
      detail: `${inProject('eu-de')}${lost([ORDERS, 'orders', 'RUNNING'])}This cloud has no recycle bin: the deletion is final.`,
    }]);
    workspace.configure(deletion([ORDERS], 'force_delete = true'));
    const forced = await workspace.attempt('plan');
    expect(forced.code).toBe(1);
    expect(forced.diagnostics).toMatchObject([{
      severity: 'error',
      summary: '`force_delete` is not known to this cloud',
      code: 'force_delete = true',
    }]);
  });

  test('of everything that failed warns in the same way, and so does the plan of a destroy that deletes', async () => {
    const workspace = await DmsWorkspace.holding(cleanUp());
    const failed = lost([FAILED[0], 'audit-trial', 'CREATEFAILED'], [FAILED[1], 'clickstream-trial', 'CREATEFAILED']);
    const { diagnostics: [warning] } = await workspace.attempt('plan');
    expect(warning).toMatchObject({
      severity: 'warning',
      summary: '2 instances will be deleted, with all data',
      detail: expect.stringContaining(failed),
    });
    expect(warning.detail).toContain(
      `The API deletes every instance whose creation has failed at the moment of the call, in region eu-west-101, project ${PROJECT}`,
    );

    workspace.configure(deletion([ORDERS], 'when = ["destroyed"]'));
    await workspace.apply();
    expect(workspace.posts).toEqual([]);
    const { code, diagnostics } = await workspace.attempt('plan', '-destroy');
    expect(code).toBe(2);
    expect(diagnostics).toMatchObject([{
      severity: 'warning',
      detail: expect.stringContaining(lost([ORDERS, 'orders', 'RUNNING'])),
    }]);
  });

  test('is refused when more than max_deletions would be deleted, and so is an apply that finds more than the plan did', async () => {
    const workspace = await DmsWorkspace.holding(deletion([ORDERS, BILLING], 'max_deletions = 1'));
    expect(errorsIn((await workspace.attempt('plan')).diagnostics)).toMatchObject([{
      summary: 'More instances would be deleted than allowed',
      detail: `2 instances would be deleted, and \`max_deletions\` is 1. Raise it if this is meant.${LOOKED}`,
      code: 'max_deletions = 1',
    }]);
    workspace.configure(cleanUp('max_deletions = 2'));
    const plan = await planned(workspace);
    const late = workspace.cloud.failCreation('late');
    const { code, diagnostics } = await workspace.attempt('apply', plan);
    expect(code).toBe(1);
    expect(errorsIn(diagnostics)).toMatchObject([{
      detail: `3 instances would be deleted, and \`max_deletions\` is 2. Raise it if this is meant.${LOOKED}`,
    }]);
    expect(workspace.posts).toEqual([]);
    workspace.cloud.removeInstance(late.id);
    await workspace.apply();
    expect(workspace.acted('delete').sort()).toEqual(FAILED);
  });
});

describe('protected_instances', () => {
  const protecting = (...patterns: readonly string[]) => ({
    provider: { protected_instances: JSON.stringify(patterns) },
  });

  test('are never deleted, by id or by a pattern of names, but may be restarted', async () => {
    const workspace = await DmsWorkspace.holding(deletion([ORDERS, BILLING, INVENTORY]), protecting(ORDERS, 'bill*'));
    const { code, diagnostics } = await workspace.attempt('plan');
    expect(code).toBe(1);
    expect(errorsIn(diagnostics).map(({ summary, detail }) => `${summary}: ${detail}`)).toEqual([
      `Instance ${ORDERS} (orders) cannot be deleted: The provider protects it (\`protected_instances\` holds "${ORDERS}"): take it out of there if it is to be deleted. Nothing was sent.${LOOKED}`,
      `Instance ${BILLING} (billing) cannot be deleted: The provider protects it (\`protected_instances\` holds "bill*"): take it out of there if it is to be deleted. Nothing was sent.${LOOKED}`,
    ]);
    workspace.configure(restart([ORDERS, BILLING]));
    await workspace.apply();
    expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING]);
  });

  test('refuse an all_failure that would hit one, in the plan and when it failed after the plan', async () => {
    const workspace = await DmsWorkspace.holding(cleanUp(), protecting('audit-*', 'precious'));
    const { code, diagnostics } = await workspace.attempt('plan');
    expect(code).toBe(1);
    expect(errorsIn(diagnostics)).toMatchObject([{
      summary: `Failed instance ${FAILED[0]} (audit-trial) is protected`,
      detail:
        `\`protected_instances\` holds "audit-*", and one call deletes every failed instance of the project: take it out of there if it is to be deleted. Nothing was sent.${LOOKED}`,
    }]);
    workspace.cloud.removeInstance(FAILED[0]);
    const plan = await planned(workspace);
    const { id } = workspace.cloud.failCreation('precious');
    const refused = await workspace.attempt('apply', plan);
    expect(refused.code).toBe(1);
    expect(errorsIn(refused.diagnostics)).toMatchObject([{ summary: `Failed instance ${id} (precious) is protected` }]);
    expect(workspace.posts).toEqual([]);
  });

  test('are not deleted by a destroy, either', async () => {
    const workspace = await DmsWorkspace.holding(deletion([ORDERS, BILLING], 'when = ["destroyed"]'),
      protecting('orders'));
    await workspace.apply();
    const { code, diagnostics } = await workspace.attempt('destroy');
    expect(code).toBe(1);
    expect(errorsIn(diagnostics)[0].detail).toContain(`  - ${ORDERS} (orders): the provider protects it`);
    expect(workspace.posts).toEqual([]);
    expect(Object.keys(await workspace.state())).toEqual([ADDRESS]);
  });
});

describe('a clean-up of what failed', () => {
  test.each(
    [['Huawei Cloud, which answers 204', {}, 204], ['Open Telekom Cloud, which answers 200', OTC, 200]] as const,
  )(
    'on %s, reports what was listed before and is gone after',
    async (_, cloud, status) => {
      const workspace = await DmsWorkspace.holding(cleanUp(), cloud);
      await workspace.apply();
      expect(workspace.posts).toMatchObject([{
        status,
        body: JSON.stringify({ action: 'delete', all_failure: 'kafka' }),
      }]);
      expect(await workspace.outcomes()).toEqual({ [FAILED[0]]: 'done', [FAILED[1]]: 'done' });
      expect((await workspace.state())[ADDRESS].values).toMatchObject({ pending: [], failed_instances: [] });
      expect(workspace.acted('delete').sort()).toEqual(FAILED);
      await workspace.expectEmptyPlan();
    },
  );

  test('names the one that remains, and the next apply takes it', async () => {
    const workspace = await DmsWorkspace.holding(cleanUp(), { speed: 60 });
    workspace.cloud.plan(FAILED[1], { delete: 'omit_idle', times: 1 });
    const { code, diagnostics } = await workspace.attempt('apply');
    expect(code).toBe(1);
    const [error] = errorsIn(diagnostics);
    expect(error.summary).toBe(`1 of 2 instances were not deleted: ${FAILED[1]} (clickstream-trial)`);
    expect(error.detail).toContain(
      `  - ${FAILED[1]} (clickstream-trial): it is still there in status CREATEFAILED, although the API accepted the deletion`,
    );
    await workspace.apply();
    expect(workspace.acted('delete')).toEqual(FAILED);
    await workspace.expectEmptyPlan();
  });

  test('leaves the one that failed meanwhile to the next refresh, which shows it as drift', async () => {
    const workspace = await DmsWorkspace.holding(cleanUp());
    for (const id of FAILED) workspace.cloud.plan(id, { delete: 'stuck' });
    const apply = workspace.start('apply', '-auto-approve');
    await until(() => FAILED.every((id) => statusOf(workspace, id) === 'DELETING'));
    const late = workspace.cloud.failCreation('late');
    for (const id of FAILED) workspace.cloud.removeInstance(id);
    expect(await apply.finished).toMatchObject({ code: 0 });
    expect((await workspace.state())[ADDRESS].values.failed_instances).toEqual([]);
    const { code, changes } = await workspace.plan();
    expect(code).toBe(2);
    expect(changes).toMatchObject([{ before: { failed_instances: [late.id] }, after: { failed_instances: [] } }]);
    expect(changes[0].after_unknown.applied).toEqual({ [late.id]: true });
    await workspace.apply();
    expect(statusOf(workspace, late.id)).toBeUndefined();
    await workspace.expectEmptyPlan();
  });
});
