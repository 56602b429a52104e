import { ADDRESS, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, INVENTORY, ORDERS } from './dms-workspace';
import { ActionRecord } from '../../src/emulator';
import { Emulator, startEmulator } from '../../src/emulator/start-emulator';

const [OTHER, THIRD] = ['other', 'third'].map((name) => `dms_kafka_instance_batch_action.${name}`);

const idsOf = ({ body }: { readonly body: string }): string[] => JSON.parse(body).instances;

/** Whether one of two actions began before the other had ended. */
const overlap = (a: ActionRecord, b: ActionRecord): boolean => a.acceptedAt < b.endedAt! && b.acceptedAt < a.endedAt!;

function overlappingOnOneInstance(actions: readonly ActionRecord[]): ActionRecord[][] {
  const pairs = actions.flatMap((a, index) => actions.slice(index + 1).map((b) => [a, b]));
  return pairs.filter(([a, b]) => a.instanceId === b.instanceId && overlap(a, b));
}

test('resources over the same instances in one apply each do their work, and never on one instance at the same time', async () => {
  const three = [ORDERS, BILLING, INVENTORY];
  const resources = restart(three) + restart(three, 'max_unavailable = 1', 'other')
    + restart(three, 'max_unavailable = 1', 'third');
  const workspace = await DmsWorkspace.holding(resources, { emulator: { behaviours: { jobRunning: 'queue' } } });
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual([...three, ...three, ...three].sort());
  expect(overlappingOnOneInstance(workspace.cloud.actions())).toEqual([]);
  // Nor was anything sent for an instance that the other resource was acting on: the cloud would have queued it
  // silently
  for (const { instanceId, acceptedAt, endedAt } of workspace.cloud.actions()) {
    expect(
      workspace.posts.filter((post) => post.at > acceptedAt && post.at < endedAt! && idsOf(post).includes(instanceId)),
    ).toEqual([]);
  }
  for (const address of [ADDRESS, OTHER, THIRD]) {
    expect(await workspace.outcomes(address)).toEqual({ [ORDERS]: 'done', [BILLING]: 'done', [INVENTORY]: 'done' });
  }
  await workspace.expectEmptyPlan();
});

describe('two clouds in one configuration', () => {
  let otc: Emulator;
  afterEach(async () => otc.close());

  /** The provider block of the other cloud, and a resource in it over the same ids as in the first. */
  const inOtherCloud = ({ region, accessKey, secretKey, projectId, endpoint }: Emulator) => `
    provider "dms" {
      alias      = "otc"
      region     = "${region}"
      access_key = "${accessKey}"
      secret_key = "${secretKey}"
      project_id = "${projectId}"
      endpoints  = { dms = "${endpoint}", iam = "${endpoint}" }
    }
    ${restart([ORDERS, BILLING], 'provider = dms.otc', 'other')}`;

  test('never mix: the same ids mean other instances, and each key travels to its own cloud only', async () => {
    const workspace = await DmsWorkspace.holding('');
    const account = { accessKey: 'OTHERSAMPLEKEY000001', secretKey: 'another-sample-secret-not-a-real-key-02' };
    otc = await startEmulator({ region: 'eu-de', account, clock: workspace.cloud.clock });
    otc.cloud.plan(BILLING, { restart: 'error' });
    workspace.configure(restart([ORDERS, BILLING]) + inOtherCloud(otc));
    const { code, diagnostics } = await workspace.attempt('apply');
    expect(code).toBe(1);
    expect(diagnostics).toMatchObject([{
      address: OTHER,
      summary: `1 of 2 instances were not restarted: ${BILLING} (billing)`,
    }]);
    for (const { cloud } of [workspace, { cloud: otc.cloud }]) {
      expect(cloud.actions().map(({ instanceId }) => instanceId).sort()).toEqual([ORDERS, BILLING]);
      expect(cloud.requests().filter(({ status }) => status === 401 || status === 403)).toEqual([]);
    }
    expect(await workspace.outcomes()).toEqual({ [ORDERS]: 'done', [BILLING]: 'done' });
    expect(await workspace.outcomes(OTHER)).toEqual({ [ORDERS]: 'done', [BILLING]: 'failed' });
    const state = await workspace.state();
    expect([ADDRESS, OTHER].map((address) => state[address].values.region)).toEqual(['eu-west-101', 'eu-de']);
  });

  test('a region of the other cloud is refused, and so is another region behind the endpoints of this one: nothing is sent anywhere', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS], 'region = "eu-de"'));
    otc = await startEmulator({ region: 'eu-de', clock: workspace.cloud.clock });
    const reasons = {
      'eu-de':
        'Region eu-de belongs to otc.t-systems.com, and this provider block to myhuaweicloud.eu: give the other cloud a provider block of its own (an alias).',
      'cn-north-4':
        'Region cn-north-4 belongs to myhuaweicloud.com, and this provider block to myhuaweicloud.eu: give the other cloud a provider block of its own (an alias).',
    };
    for (const [region, reason] of Object.entries(reasons)) {
      workspace.configure(restart([ORDERS], `region = "${region}"`));
      const { code, diagnostics } = await workspace.attempt('plan');
      expect(code).toBe(1);
      expect(diagnostics).toMatchObject([{ severity: 'error', address: ADDRESS, detail: reason }]);
    }
    workspace.configure(restart([ORDERS], 'region = "eu-nl"'), { region: '"eu-de"' });
    const { code, diagnostics } = await workspace.attempt('plan');
    expect(code).toBe(1);
    expect(diagnostics[0].detail).toBe(
      '`endpoints` and `auth_url` of the provider block serve region eu-de only: '
      + 'give region eu-nl a provider block of its own (an alias).',
    );
    expect([workspace.cloud.requests(), otc.cloud.requests()]).toEqual([[], []]);
  });
});
