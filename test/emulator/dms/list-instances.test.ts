import { Caller } from '../caller';

const names = (answer: { json: any }) => answer.json.instances.map(({ name }: { name: string }) => name);

test('the list can shift between two pages, each change once and after a page that is not the last', async () => {
  const caller = new Caller();
  caller.cloud.shiftList({ remove: caller.id('orders'), add: { name: 'newcomer' } }, { move: { id: caller.id('telemetry'), to: 0 } });
  expect(names(await caller.list('?limit=50'))).toEqual(['orders', 'billing', 'inventory', 'payments', 'shipping', 'telemetry']);
  expect(names(await caller.list('?limit=3&offset=0'))).toEqual(['orders', 'billing', 'inventory']);
  expect(names(await caller.list('?limit=3&offset=0'))).toEqual(['billing', 'inventory', 'payments']);
  expect(names(await caller.list('?limit=3&offset=3'))).toEqual(['payments', 'shipping', 'newcomer']);
});

test('tags are told by the list and by show, or by show alone', async () => {
  const caller = new Caller();
  const tagsInList = async () => (await caller.list()).json.instances[0].tags;
  expect(await tagsInList()).toEqual([{ key: 'team', value: 'shop' }]);
  caller.cloud.behave({ tagsInList: false });
  expect(await tagsInList()).toBeUndefined();
  expect((await caller.show(caller.id('orders'))).json.tags).toEqual([{ key: 'team', value: 'shop' }]);
});

test('the clouds spell the number of brokers and the maintenance window differently', async () => {
  const { json: huawei } = await new Caller().list();
  expect(huawei.instances[0]).toMatchObject({ broker_num: 3, maintain_begin: '02:00:00' });
  const { json: otc } = await new Caller({ region: 'eu-de' }).list();
  expect(otc.instances[0]).toMatchObject({ node_num: 3, maintain_begin: '22', maintain_end: '02:00' });
  expect(otc.instances[0]).not.toHaveProperty('broker_num');
});
