import { answerAdmin } from '../../../src/emulator/admin/admin-routes';
import { fleetPage } from '../../../src/emulator/admin/fleet-page';
import { WireResponse } from '../../../src/emulator/wire';
import { Caller } from '../caller';

/** As much of an element as the page uses. */
class FakeElement {
  public textContent = '';
  public className = '';
  public children: FakeElement[] = [];

  public append(...added: FakeElement[]): void {
    this.children.push(...added);
  }

  public replaceChildren(...children: FakeElement[]): void {
    this.children = children;
  }
}

/** What the page shows of a cloud: its summary, and class and lines of each card. */
async function shown({ cloud }: Caller): Promise<{ summary: string; cards: string[][] }> {
  const elements: Record<string, FakeElement> = {};
  const document = {
    getElementById: (id: string) => elements[id] ??= new FakeElement(),
    createElement: () => new FakeElement(),
    querySelectorAll: () => [],
  };
  const fetch = async (url: string) => {
    const { body } = answerAdmin(cloud, { method: 'GET', url, headers: {} }) as WireResponse;
    return { json: async () => JSON.parse(body) as unknown };
  };
  const [, script] = /<script>(.*)<\/script>/s.exec(fleetPage(cloud))!;
  const ignored = () => undefined;
  await (new Function('document', 'fetch', 'setInterval', `${script}; return refresh();`) as
    (...given: unknown[]) => Promise<void>)(document, fetch, ignored);
  const cards = elements.fleet.children.map(({ className, children }) => [className,
    ...children.map(({ textContent }) => textContent)]);
  return { summary: elements.summary.textContent, cards };
}

const [FIRST, SECOND] = [1, 2].map((number) => `10000000-0000-4000-8000-00000000000${number}`);

test('a cluster that is whole is not worth a word, nor is one that was never created', async () => {
  const caller = new Caller({
    fleet: [{ id: FIRST, name: 'orders' }, { id: SECOND, name: 'trial', status: 'CREATEFAILED' }],
  });
  expect(await shown(caller)).toEqual({
    summary: '1 of 2 running; restarting now: 0, at most at once: 0; not yet what they were before their restart: 0, '
      + 'at most: 0; requests: 0',
    cards: [['instance RUNNING', 'orders', 'RUNNING', FIRST], ['instance CREATEFAILED', 'trial', 'CREATEFAILED', SECOND]],
  });
});

test('of a cluster that is not whole the page says what is missing', async () => {
  const caller = new Caller({
    fleet: [{ id: FIRST, name: 'orders' }, { id: SECOND, name: 'billing', cluster: { replicasInSync: 60 } }],
  });
  caller.cloud.plan(FIRST, { healing: { brokersMs: 3_000, replicasMs: 10_000 } });
  await caller.restart('orders');
  caller.clock.pass(6_000);
  const { summary, cards } = await shown(caller);
  expect(summary).toContain('2 of 2 running; restarting now: 0, at most at once: 1; not yet what they were before their '
    + 'restart: 1, at most: 1;');
  expect(cards).toEqual([
    ['instance RUNNING ill', 'orders', 'RUNNING', FIRST, 'brokers alive: 2 of 3', 'partitions online: 20 of 30',
      'replicas in sync: 18 of 90'],
    ['instance RUNNING ill', 'billing', 'RUNNING', SECOND, 'replicas in sync: 60 of 90'],
  ]);
});
