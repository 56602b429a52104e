import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, DmsWorkspaceOptions, INVENTORY, ORDERS } from './dms-workspace';
import { FLAVOURS } from './flavours';
import { until } from './until';

const folder = mkdtempSync(join(tmpdir(), 'dms-keyless-'));
const idTokenFile = join(folder, 'id-token');
afterAll(() => rmSync(folder, { recursive: true }));

const ROLL = restart([ORDERS, BILLING, INVENTORY], 'max_unavailable = 1');
const NO_KEYS = { access_key: undefined, secret_key: undefined, project_id: undefined };

const everywhere = ({ emulator: { endpoint } }: DmsWorkspace) =>
  `{ ${['dms', 'iam', 'sts', 'metadata'].map((service) => `${service} = "${endpoint}"`).join(', ')} }`;

/** A workspace whose provider block has no keys and no project; what it has instead is made of the workspace. */
async function keyless(block: (workspace: DmsWorkspace) => string, options: DmsWorkspaceOptions = {}, hcl = ROLL) {
  const workspace = await DmsWorkspace.holding('', options);
  workspace.configure(hcl, { ...NO_KEYS, endpoints: everywhere(workspace) }, block(workspace));
  return workspace;
}

/** The lines that name the account's own key. */
const key = ({ emulator: { accessKey, secretKey } }: DmsWorkspace) =>
  `access_key = "${accessKey}"\n secret_key = "${secretKey}"`;

const agencyBlock = ({ cloud }: DmsWorkspace, index: 0 | 1, by: 'domain_name' | 'domain_id' = 'domain_name') => {
  const { name, domainName, domainId } = cloud.account.agencies[index];
  return `assume_role {\n agency_name = "${name}"\n ${by} = "${by === 'domain_id' ? domainId : domainName}"\n }`;
};

/** Who asked for the actions that began, each of them once. */
const actors = ({ cloud }: DmsWorkspace) => [...new Set(cloud.requests()
  .filter(({ route, status }) => route === 'batch' && status === 200).map(({ actsAs }) => actsAs))];

async function rolls(workspace: DmsWorkspace): Promise<void> {
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING, INVENTORY]);
  await workspace.expectEmptyPlan();
}

describe.each(FLAVOURS)('%s', (_region, emulator) => {
  test('a chain of agencies rolls the fleet as its last one', async () => {
    const workspace = await keyless((it) => `${key(it)}\n ${agencyBlock(it, 0, 'domain_id')}\n ${agencyBlock(it, 1)}`,
      { emulator });
    await rolls(workspace);
    expect(actors(workspace)).toEqual(['emulator-final-agency']);
  });

  test('a pipeline with an id token, whose keys end in the middle of the roll: nobody is restarted twice', async () => {
    const workspace = await keyless((it) => {
      writeFileSync(idTokenFile, it.cloud.idToken({ lifeSeconds: 3600 }));
      return `assume_role_with_oidc {
        idp_id        = "${it.cloud.account.identityProvider.id}"
        id_token_file = "${idTokenFile}"
        agency_name   = "${it.cloud.account.agencies[0].name}"
        domain_id     = "${it.cloud.account.agencies[0].domainId}"
      }`;
    }, { emulator });
    const running = workspace.start('apply', '-no-color', '-auto-approve');
    await until(() => workspace.acted('restart').length > 0);
    workspace.cloud.expireTokens();
    expect(await running.finished).toMatchObject({ code: 0 });
    expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING, INVENTORY]);
    expect(actors(workspace)).toEqual(['emulator-sample-agency']);
    await workspace.expectEmptyPlan();
  });

  test('a machine of the cloud needs nothing but a region', async () => {
    const workspace = await keyless(() => '', { emulator });
    await rolls(workspace);
    expect(actors(workspace)).toEqual(['metadata:emulator-sample-agency']);
  });

  test('a derived key signs for an agency', async () => {
    const workspace = await keyless((it) => `${key(it)}\n signing_algorithm = "V11-HMAC-SHA256"\n ${agencyBlock(it, 0)}`,
      { emulator });
    await rolls(workspace);
    expect(actors(workspace)).toEqual(['emulator-sample-agency']);
  });

  test('an agency that trusts nobody stops the plan, which names it and shows no secret', async () => {
    const workspace = await keyless((it) => `${key(it)}\n ${agencyBlock(it, 1)}`,
      { emulator: { ...emulator, behaviours: { ...emulator.behaviours, echoesRequest: true } } });
    const { code, diagnostics } = await workspace.attempt('plan');
    expect(code).toBe(1);
    expect(diagnostics[0].detail).toMatch(
      /Could not act as agency emulator-final-agency of domain emulator-final-domain .*either there is no agency/);
    expect(JSON.stringify(diagnostics)).not.toContain(workspace.emulator.secretKey);
    expect(workspace.posts.filter(({ route }) => route === 'batch')).toEqual([]);
  });

  test('no machine, and nothing else: the plan ends within moments, and says where was looked', async () => {
    const workspace = await keyless(() => '', { emulator: { ...emulator, behaviours: { metadata: 'silent' } } });
    const { code, diagnostics } = await workspace.attempt('plan');
    expect(code).toBe(1);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0].detail).toMatch(
      /^No credentials\. Looked in the provider configuration, .* The metadata service at http:.* did not answer/);
  });
});

test('the variables of the Huawei Cloud provider are enough for a pipeline', async () => {
  const workspace = await keyless((it) => {
    writeFileSync(idTokenFile, it.cloud.idToken({ lifeSeconds: 3600, subject: 'project_path:corp/shop' }));
    return '';
  }, { env: { HW_ASSUME_ROLE_IDP_ID: 'emulator-sample-idp', HW_ASSUME_ROLE_ID_TOKEN_FILE: idTokenFile } });
  await rolls(workspace);
  expect(actors(workspace)).toEqual(['idp:project_path:corp/shop']);
});

test('two blocks of an id token are one too many, and a wrong duration is told where it stands', async () => {
  const workspace = await keyless(() => 'assume_role_with_oidc {}\n assume_role_with_oidc {}');
  expect((await workspace.attempt('plan')).diagnostics[0].summary).toMatch(/assume_role_with_oidc/);
  workspace.configure(ROLL, {}, 'assume_role {\n agency_name = "a"\n domain_name = "b"\n duration = 60\n }');
  const { diagnostics } = await workspace.attempt('plan');
  expect(diagnostics[0].detail).toMatch(/^60 is no duration for the agency of assume_role\[0\]/);
});

test('a block that is made of what is not known yet waits for the apply', async () => {
  const workspace = await keyless((it) => `${key(it)}
    dynamic "assume_role" {
      for_each = [terraform_data.name.output]
      content {
        agency_name = assume_role.value
        domain_name = "${it.cloud.account.agencies[0].domainName}"
      }
    }`, {}, `resource "terraform_data" "name" {\n input = "emulator-sample-agency"\n }\n ${ROLL}`);
  await workspace.apply();
  expect(actors(workspace)).toEqual(['emulator-sample-agency']);
});

test.each<[string, string, (workspace: DmsWorkspace) => string]>([
  ['target_agency_name of clouds.yaml', '.config/openstack/clouds.yaml', ({ emulator: { accessKey, secretKey }, cloud }) => `
    clouds:
      shop:
        region_name: eu-de
        auth:
          ak: ${accessKey}
          sk: ${secretKey}
          project_name: eu-de_of-the-log-in
          target_agency_name: ${cloud.account.agencies[0].name}
          target_domain_id: ${cloud.account.agencies[0].domainId}`],
  ['agencyName of a profile of KooCLI', '.hcloud/config.json', ({ emulator: { accessKey, secretKey }, cloud }) => JSON.stringify({
    current: 'shop',
    profiles: [{
      name: 'shop',
      mode: 'AKSK',
      accessKeyId: accessKey,
      secretAccessKey: secretKey,
      region: 'eu-west-101',
      agencyName: cloud.account.agencies[0].name,
      agencyDomainName: cloud.account.agencies[0].domainName,
    }],
  })],
])('%s acts, and the provider block is empty', async (_, file, content) => {
  const region = file.includes('openstack') ? 'eu-de' : 'eu-west-101';
  const home = mkdtempSync(join(folder, 'home-'));
  const way: Record<string, string> = region === 'eu-de' ? { OS_CLOUD: 'shop' } : { HW_PROFILE: 'shop' };
  const workspace = await DmsWorkspace.holding('', { emulator: { region }, env: { HOME: home, ...way } });
  mkdirSync(dirname(join(home, file)), { recursive: true });
  writeFileSync(join(home, file), content(workspace));
  workspace.configure(ROLL, { ...NO_KEYS, region: undefined });
  await rolls(workspace);
  expect(actors(workspace)).toEqual(['emulator-sample-agency']);
});
