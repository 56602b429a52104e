import { Caller, predictable } from './caller';

/** A scenario that touches time, randomness, faults and outcomes. */
async function play(seed: number): Promise<unknown> {
  const caller = new Caller({ random: predictable(seed), behaviours: { resultOrder: 'shuffled' } });
  caller.cloud.plan(caller.id('billing'), { restart: 'error' });
  caller.cloud.fault({ route: 'list', kind: 'html_502' });
  const answers = [await caller.restart('orders', 'billing', 'payments'), await caller.list()];
  caller.cloud.failCreation();
  caller.clock.pass(1_000);
  answers.push(await caller.tasks('orders'), await caller.batch({ action: 'delete', all_failure: 'kafka' }));
  caller.clock.pass(10_000);
  const { cloud } = caller;
  return {
    answers,
    requests: cloud.requests(),
    instances: cloud.instances(),
    actions: cloud.actions(),
    downtime: cloud.downtime(),
  };
}

test('the same clock and the same randomness give the same cloud, to the last request id', async () => {
  expect(await play(7)).toEqual(await play(7));
});

test('other randomness gives other ids', async () => {
  expect(await play(7)).not.toEqual(await play(8));
});

test('looking does not change anything', async () => {
  const watched = new Caller();
  const unwatched = new Caller();
  for (const caller of [watched, unwatched]) await caller.restart('orders');
  for (let time = 0; time < 5_000; time += 100) {
    watched.clock.pass(100);
    watched.cloud.instances();
    watched.cloud.actions();
  }
  unwatched.clock.pass(5_000);
  expect(watched.cloud.actions()).toEqual(unwatched.cloud.actions());
});
