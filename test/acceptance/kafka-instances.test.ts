import { restart } from './batch-action-hcl';
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
      shop: {
        [SHOP]: {
          name: 'shop',
          status: 'RUNNING',
          engine_version: '2.7',
          created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        },
      },
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
