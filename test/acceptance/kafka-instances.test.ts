import { deletion, restart } from './batch-action-hcl';
import { DmsWorkspace, FAILED } from './dms-workspace';

const number = (value: number) => String(value).padStart(12, '0');
const [SHOP, SHOP_ARCHIVE] = [1, 2].map((value) => `10000000-0000-4000-8000-${number(value)}`);
const SENSORS = Array.from({ length: 60 },
  (_, at) => ({ id: `30000000-0000-4000-8000-${number(at)}`, name: `sensors-${at}` }));
const FLEET = [
  { id: SHOP, name: 'shop' },
  { id: SHOP_ARCHIVE, name: 'shop-archive', status: 'ERROR' },
  ...SENSORS,
  ...FAILED.map((id) => ({ id, name: 'shop', status: 'CREATEFAILED' })),
  { id: '40000000-0000-4000-8000-000000000001', name: 'queue', engine: 'rabbitmq' },
];

const list = (name: string, body = '') => `
  data "dms_kafka_instances" "${name}" {
    ${body}
  }
  output "${name}" {
    value = data.dms_kafka_instances.${name}.ids
  }`;

test.each(['instances', 'always'] as const)(
  'instances are listed by name and by status, failed ones where asked for (the API lists failed ones: %s)',
  async (includeFailure) => {
    const workspace = await DmsWorkspace.holding([
      list('all'),
      list('with_failed', 'include_failure = true'),
      list('named', 'name = "shop"'),
      list('named_with_failed', 'name = "shop"\n include_failure = true'),
      list('faulty', 'status = "ERROR"'),
      list('failed', 'status = "CREATEFAILED"'),
      list('none', 'name = "sho"'),
      list('by_pattern', 'name_regex = "(?i)^SENSORS-1$|^shop$"'),
      list('by_pattern_anywhere', 'name_regex = "op"'),
      '\n output "shop" {\n value = data.dms_kafka_instances.named.instances\n }',
    ].join(''), { emulator: { fleet: FLEET, behaviours: { includeFailure } } });
    await workspace.apply();
    const standing = [SHOP, SHOP_ARCHIVE, ...SENSORS.map(({ id }) => id)];
    expect(await workspace.outputs()).toEqual({
      all: standing,
      with_failed: [...standing, ...FAILED].sort(),
      named: [SHOP],
      named_with_failed: [SHOP, ...FAILED],
      faulty: [SHOP_ARCHIVE],
      failed: FAILED,
      none: [],
      by_pattern: [SHOP, SENSORS[1].id],
      by_pattern_anywhere: [SHOP, SHOP_ARCHIVE],
      shop: { [SHOP]: expect.objectContaining({ name: 'shop', status: 'RUNNING', engine_version: '2.7' }) },
    });
    await workspace.expectEmptyPlan();
  },
);

test('the ids that were found feed a restart, and one that is found later is restarted alone', async () => {
  const found = list('shop', 'status = "RUNNING"') + restart([]).replace('[]', 'data.dms_kafka_instances.shop.ids');
  const workspace = await DmsWorkspace.holding(found, { emulator: { fleet: FLEET.slice(0, 2) } });
  await workspace.apply();
  expect(workspace.acted('restart')).toEqual([SHOP]);
  await workspace.expectEmptyPlan();
  const { id } = workspace.cloud.addInstance({ name: 'newcomer' });
  await workspace.apply();
  expect(workspace.acted('restart')).toEqual([SHOP, id]);
  await workspace.expectEmptyPlan();
});

test('a project without instances lists none', async () => {
  const workspace = await DmsWorkspace.holding(list('all'), {
    emulator: { fleet: [], behaviours: { emptyList: 'offset_error' } },
  });
  await workspace.apply();
  expect(await workspace.outputs()).toEqual({ all: [] });
});

describe.each(['eu-west-101', 'eu-de'])('in region %s', (region) => {
  const started = Date.UTC(2026, 0, 31);
  const fleet = [
    { id: SHOP, name: 'shop', createdAt: started, description: 'of the shop', tags: { team: 'shop', env: 'prod' } },
    { id: SHOP_ARCHIVE, name: 'archive', createdAt: started + 1, tags: { team: 'shop', env: '' }, engineVersion: '3.x' },
    { id: SENSORS[0].id, name: 'sensors', createdAt: started + 60_000, enterpriseProjectId: 'eps', chargingMode: 0 as const },
  ];

  test.each([true, false])('instances are found by all that they tell (tags in the list: %s)', async (tagsInList) => {
    const workspace = await DmsWorkspace.holding([
      list('of_team', 'tags = { team = "shop" }'),
      list('of_both_tags', 'tags = { team = "shop", env = "prod" }'),
      list('of_empty_tag', 'tags = { env = "" }'),
      list('of_no_tag', 'tags = {}'),
      list('old', 'created_before = "2026-01-31T01:00:00+01:00"'),
      list('not_new', 'created_before = "2026-01-31T00:00:00.001Z"'),
      list('young', 'created_after = "2026-01-31T00:00:00Z"'),
      list('between', 'created_after = "2026-01-31T00:00:00Z"\n created_before = "2026-01-31T00:01:00Z"'),
      list('of_version', 'engine_version = "3.x"'),
      list('of_project', 'enterprise_project_id = "eps"'),
    ].join(''), { emulator: { region, fleet, behaviours: { tagsInList } } });
    await workspace.apply();
    const [sensors] = SENSORS.map(({ id }) => id);
    expect(await workspace.outputs()).toEqual({
      of_team: [SHOP, SHOP_ARCHIVE],
      of_both_tags: [SHOP],
      of_empty_tag: [SHOP_ARCHIVE],
      of_no_tag: [SHOP, SHOP_ARCHIVE, sensors],
      old: [],
      not_new: [SHOP],
      young: [SHOP_ARCHIVE, sensors],
      between: [SHOP_ARCHIVE],
      of_version: [SHOP_ARCHIVE],
      of_project: [sensors],
    });
    await workspace.expectEmptyPlan();
  });

  test('all attributes have their types, however the cloud spells them', async () => {
    const workspace = await DmsWorkspace.holding(`${list('all')}
      output "instances" {
        value = data.dms_kafka_instances.all.instances
      }`, { emulator: { region, fleet } });
    await workspace.apply();
    const { instances } = await workspace.outputs() as any;
    expect(instances[SHOP]).toEqual({
      name: 'shop',
      description: 'of the shop',
      status: 'RUNNING',
      engine_version: '2.7',
      type: 'cluster',
      specification: '300MB',
      charging_mode: 'postpaid',
      created_at: '2026-01-31T00:00:00.000Z',
      tags: { team: 'shop', env: 'prod' },
      availability_zones: [`${region}-01`],
      vpc_id: expect.any(String),
      subnet_id: expect.any(String),
      security_group_id: expect.any(String),
      connect_address: '192.0.2.10,192.0.2.11,192.0.2.12',
      port: 9092,
      broker_count: 3,
      storage_space: 492,
      used_storage_space: 12,
      ssl_enable: false,
      enterprise_project_id: '0',
      ...(region === 'eu-de' ? { maintain_begin: '22:00', maintain_end: '02:00' }
        : { maintain_begin: '02:00', maintain_end: '06:00' }),
    });
    expect(instances[SENSORS[0].id]).toMatchObject({ description: null, charging_mode: 'prepaid', tags: {} });
  });
});

describe('a fleet of 130', () => {
  const fleet = Array.from({ length: 130 }, (_, at) =>
    ({ id: `50000000-0000-4000-8000-${number(at)}`, name: `kafka-${at}` }));
  const ids = fleet.map(({ id }) => id);

  test('is listed over its pages, and each page is read twice', async () => {
    const workspace = await DmsWorkspace.holding(list('all'), { emulator: { fleet } });
    await workspace.apply();
    expect(await workspace.outputs()).toEqual({ all: ids });
    await workspace.expectEmptyPlan();
  });

  test('is listed whole, and nobody twice, while instances come, go and move between pages', async () => {
    const workspace = await DmsWorkspace.holding(list('all'), { emulator: { fleet } });
    const newcomer = '60000000-0000-4000-8000-000000000001';
    workspace.cloud.shiftList(
      { remove: ids[3], add: { id: newcomer, name: 'newcomer' } },
      { move: { id: ids[120], to: 0 } },
      { move: { id: ids[10], to: 129 } },
    );
    await workspace.apply();
    const { all } = await workspace.outputs() as { all: string[] };
    expect(all).toEqual(expect.arrayContaining([...ids.filter((id) => id !== ids[3]), newcomer]));
    expect(new Set(all).size).toBe(all.length);
  });
});

test('the list of what is old is deleted, and nobody else', async () => {
  const now = Date.UTC(2026, 0, 31);
  const stale = list('stale', 'created_before = "2026-01-30T00:00:00Z"')
    + deletion([]).replace('[]', 'data.dms_kafka_instances.stale.ids');
  const workspace = await DmsWorkspace.holding(stale, {
    emulator: {
      fleet: [{ id: SHOP, name: 'old', createdAt: now - 7 * 86_400_000 }, { id: SHOP_ARCHIVE, name: 'new', createdAt: now }],
    },
  });
  await workspace.apply();
  expect(workspace.acted('delete')).toEqual([SHOP]);
  await workspace.apply();
  await workspace.expectEmptyPlan();
  expect(workspace.acted('delete')).toEqual([SHOP]);
});

test('a filter that is unknown at plan defers the read to the apply', async () => {
  const workspace = await DmsWorkspace.holding(`
    resource "terraform_data" "late" {
      input = { name = "shop", pattern = "^shop$", before = "2999-01-01T00:00:00Z", team = "shop" }
    }
    ${list('late', `
      name           = terraform_data.late.output.name
      name_regex     = terraform_data.late.output.pattern
      created_before = terraform_data.late.output.before
      tags           = { team = terraform_data.late.output.team }`)}`,
  { emulator: { fleet: [{ id: SHOP, name: 'shop', tags: { team: 'shop' } }, { id: SHOP_ARCHIVE, name: 'archive' }] } });
  const { code } = await workspace.attempt('plan');
  expect(code).toBe(2);
  expect(workspace.cloud.requests().filter(({ path }) => path.endsWith('/instances'))).toEqual([]);
  await workspace.apply();
  expect(await workspace.outputs()).toEqual({ late: [SHOP] });
  await workspace.expectEmptyPlan();
});

test.each([
  ['name_regex = "kafka-("', 'name_regex', /Must be a regular expression in the syntax of JavaScript\..*kafka-\(/s],
  ['name_regex = "\\\\Akafka"', 'name_regex', /Must be a regular expression.*Invalid escape/s],
  ['created_before = "2026-02-30T00:00:00Z"', 'created_before', /Must be an RFC 3339 time with its offset from UTC/],
  ['created_after = "2026-01-31"', 'created_after', /Must be an RFC 3339 time with its offset from UTC/],
  ['status = "running"', 'status', /Must be a status as the API spells it: CREATING,.*pick from `instances`/s],
  ['name = ""', 'name', /Must not be empty: leave it out to mean all/],
  ['created_after = "2026-01-31T00:00:00Z"\n created_before = "2026-01-31T00:00:00Z"', 'created_after',
    /nothing can have been created in between\. Exchange them/],
])('%s is refused before anything is asked', async (argument, code, words) => {
  const workspace = await DmsWorkspace.holding(list('wrong', argument));
  const { code: exitCode, diagnostics } = await workspace.attempt('plan');
  expect(exitCode).toBe(1);
  expect(diagnostics).toEqual([expect.objectContaining({
    severity: 'error',
    address: 'data.dms_kafka_instances.wrong',
    code: expect.stringMatching(new RegExp(`^${code} `)),
    detail: expect.stringMatching(words),
  })]);
  expect(workspace.cloud.requests()).toEqual([]);
});
