import { ProviderServer } from '../../../src/plugin-sdk';
import { ProviderInProcess } from '../in-process';

const TYPE = 'dms_kafka_instance_batch_action';
const [ORDERS, BILLING, AUDIT] = [1, 2, 3].map((number) => `10000000-0000-4000-8000-00000000000${number}`);
const FLEET = [
  { id: ORDERS, name: 'orders' },
  { id: BILLING, name: 'billing' },
  { id: AUDIT, name: 'audit', status: 'CREATEFAILED' },
];

/** One action, as Terraform asks for it. */
class Invocation {
  public static async of(given: Record<string, any>): Promise<Invocation> {
    return new Invocation(await new ProviderInProcess(FLEET).configured(), given);
  }

  public readonly said: string[] = [];
  private readonly config: Record<string, any>;

  private constructor(public readonly process: ProviderInProcess, given: Record<string, any>) {
    const { attributes } = process.provider.actions![TYPE].schema;
    this.config = { ...Object.fromEntries(Object.keys(attributes).map((name) => [name, null])), ...given };
  }

  public async validate() {
    return this.process.server.validateActionConfig({ typeName: TYPE, config: this.config });
  }

  public async plan() {
    const request = { typeName: TYPE, config: this.config, deferralAllowed: false };
    return this.process.server.planAction(request as Parameters<ProviderServer['planAction']>[0]);
  }

  public async invoke() {
    return this.process.server.invokeAction({
      typeName: TYPE,
      config: this.config,
      signal: new AbortController().signal,
      progress: (text) => void this.said.push(text),
      onInterrupted: () => undefined,
    });
  }

  public get restarted(): string[] {
    return this.process.cloud.actions().map(({ instanceId }) => instanceId);
  }
}

test('it restarts one after the other, once each, says how far it is, and ends without an error', async () => {
  const invocation = await Invocation.of({ action: 'restart', instances: [ORDERS, BILLING], max_unavailable: 1 });
  expect((await invocation.validate()).diagnostics).toEqual([]);
  expect((await invocation.plan()).diagnostics).toEqual([]);
  expect((await invocation.invoke()).diagnostics).toEqual([]);
  expect(invocation.restarted).toEqual([ORDERS, BILLING]);
  expect(invocation.process.cloud.maxDown()).toBe(1);
  const [first, ...others] = invocation.said;
  expect(first).toMatch(/^Restarting 2 instances in region eu-west-101, project [0-9a-f]{32}$/);
  expect(others.some((text) => text.includes(`orders (${ORDERS}) RESTARTING, 0 of 2 done, 1 in flight`))).toBe(true);
  expect(others.at(-1)).toMatch(/^2 of 2 done, 0 in flight, .+ elapsed$/);
});

test('a message comes every thirty seconds at least', async () => {
  const invocation = await Invocation.of({ action: 'restart', instances: [ORDERS] });
  invocation.process.cloud.plan(ORDERS, { lagMs: 1_000, durationMs: 600_000 });
  await invocation.invoke();
  expect(invocation.said.filter((text) => /^0 of 1 done, 1 in flight/.test(text)).length).toBeGreaterThanOrEqual(19);
});

test('there is one error for each instance that is not done, and the first says who is', async () => {
  const invocation = await Invocation.of({ action: 'restart', instances: [ORDERS, BILLING] });
  invocation.process.cloud.plan(BILLING, { restart: 'error' });
  const { diagnostics } = await invocation.invoke();
  expect(diagnostics).toMatchObject([{
    severity: 'error',
    summary: `Instance ${BILLING} (billing) was not restarted`,
    detail: expect.stringMatching(/^Failed: .*ERROR.*An action has no memory.*Done were: .*\(orders\)\.$/),
  }]);
});

test('after an interrupt nothing more begins, and the errors say what is under way and what was not begun', async () => {
  const invocation = await Invocation.of({ action: 'restart', instances: [ORDERS, BILLING], max_unavailable: 1 });
  invocation.process.cloud.plan(ORDERS, { lagMs: 1_000, durationMs: 600_000 });
  const invoked = invocation.invoke();
  void invocation.process.clock.sleep(20_000).then(() => invocation.process.server.stop());
  const { diagnostics } = await invoked;
  expect(diagnostics.map(({ summary, detail }) => [summary, detail!.split(':')[0]])).toEqual([
    [`Instance ${ORDERS} (orders) was not restarted`, 'Still in progress'],
    [`Instance ${BILLING} (billing) was not restarted`, 'Not begun, and untouched'],
  ]);
  expect(invocation.restarted).toEqual([ORDERS]);
});

test('whoever would be refused is refused in the plan and by the invocation, with the words of the resource; nothing is sent', async () => {
  const invocation = await Invocation.of({ action: 'restart', instances: [ORDERS, AUDIT] });
  const { diagnostics: planned } = await invocation.plan();
  expect(planned).toMatchObject([{ severity: 'error', summary: expect.stringContaining(AUDIT) }]);
  const { diagnostics: invoked } = await invocation.invoke();
  expect(invoked).toMatchObject([{ severity: 'error', summary: 'An instance cannot be restarted' }]);
  expect(invocation.restarted).toEqual([]);
});

test('a plan warns whose data a delete loses, and `all_failure` deletes whatever is failed then', async () => {
  const invocation = await Invocation.of({ action: 'delete', all_failure: 'kafka' });
  const { diagnostics } = await invocation.plan();
  expect(diagnostics).toMatchObject([{ severity: 'warning', detail: expect.stringContaining(AUDIT) }]);
  expect((await invocation.invoke()).diagnostics).toEqual([]);
  expect(invocation.restarted).toEqual([AUDIT]);
});

test('a restart of which no sign was seen is told as it goes, because Terraform may drop a warning', async () => {
  const invocation = await Invocation.of({ action: 'restart', instances: [ORDERS] });
  invocation.process.cloud.plan(ORDERS, { restart: 'silent' });
  const { diagnostics } = await invocation.invoke();
  expect(diagnostics.map(({ severity }) => severity)).toEqual(['warning']);
  expect(invocation.said.at(-1)).toBe(diagnostics[0].summary);
});

test('nothing to do is a success that says so', async () => {
  const invocation = await Invocation.of({ action: 'restart', instances: [] });
  expect((await invocation.invoke()).diagnostics).toEqual([]);
  expect(invocation.said).toEqual(['Nothing to do: no instance is to be restarted']);
});

test('what makes no sense together is refused as for the resource', async () => {
  const invocation = await Invocation.of({ action: 'restart', instances: [ORDERS], max_deletions: 1 });
  expect((await invocation.validate()).diagnostics).toMatchObject([{ severity: 'error' }]);
});
