import { begin, anOrder, seen, targetIn } from './samples';
import { Sighting } from '../../../src/provider/run/instance-lookup';
import { Order } from '../../../src/provider/run/order';
import { Target } from '../../../src/provider/run/target';
import { choose, nextChange, WindowView } from '../../../src/provider/run/window';

const MINUTE = 60_000;

function view(targets: readonly Target[], more: Partial<Order> = {}, rest: Partial<WindowView> = {}): WindowView {
  return {
    order: anOrder(targets.map(({ id }) => id), more),
    targets,
    bystanders: new Map(),
    now: 0,
    isLocked: () => false,
    ...rest,
  };
}

/** Ids of those that may begin. */
function beginning(looked: WindowView): string[] {
  const choice = choose(looked);
  if ('filledBy' in choice) throw new Error(`filled by ${choice.filledBy.join()}`);
  return choice.begin.map(({ id }) => id);
}

const bystander = (id: string, status: string): ReadonlyMap<string, Sighting> => new Map([[id, seen(status)]]);

test('without a window all begin at once', () => {
  expect(beginning(view([targetIn('a'), targetIn('b'), targetIn('c')]))).toEqual(['a', 'b', 'c']);
});

test('an instance on its way to another status is waited for, window or not', () => {
  expect(beginning(view([targetIn('a', 'EXTENDING'), targetIn('b')]))).toEqual(['b']);
});

test('a window lets so many begin, and the next only when one has ended', () => {
  const [a, b, c] = [targetIn('a'), targetIn('b'), targetIn('c')];
  expect(beginning(view([a, b, c], { maxUnavailable: 2 }))).toEqual(['a', 'b']);
  begin(a);
  begin(b);
  expect(beginning(view([a, b, c], { maxUnavailable: 2 }))).toEqual([]);
  a.end('done', 0);
  expect(beginning(view([a, b, c], { maxUnavailable: 2 }))).toEqual(['c']);
});

test('an owed instance that is down already goes first, in its own slot', () => {
  expect(beginning(view([targetIn('a'), targetIn('b', 'ERROR'), targetIn('c')], { maxUnavailable: 1 }))).toEqual(['b']);
  expect(beginning(view([targetIn('a'), targetIn('b', 'ERROR'), targetIn('c')], { maxUnavailable: 2 }))).toEqual(['b',
    'a']);
});

test('one that has not healed since an earlier restart counts as down, also where a new trigger sends it again', () => {
  const health = { brokers: 3, brokersAlive: 3, partitions: 1, partitionsOnline: 1, replicas: 3, replicasInSync: 3 };
  const unhealed = { maxUnavailable: 1, healthBefore: new Map([['c', health]]), healthRule: 'cluster' } as const;
  const targets = [targetIn('a'), targetIn('b'), targetIn('c')];
  expect(beginning(view(targets, unhealed))).toEqual(['c']);
  expect(beginning(view(targets, { ...unhealed, maxUnavailable: 2 }))).toEqual(['c', 'a']);
  expect(beginning(view(targets, { ...unhealed, healthRule: 'status' }))).toEqual(['a']);
});

test('more owed instances are down than the window is wide: they go one window after the other, and no healthy one with them', () => {
  expect(beginning(view([targetIn('a', 'ERROR'), targetIn('b', 'ERROR'), targetIn('c')], { maxUnavailable: 1 })))
    .toEqual(['a']);
});

test('a member that is down and owed nothing takes a slot', () => {
  expect(
    beginning(view([targetIn('a'), targetIn('b')], { maxUnavailable: 2 }, { bystanders: bystander('x', 'ERROR') })),
  ).toEqual(['a']);
});

test('members that are down and fill the window end the roll, and are named', () => {
  expect(choose(view([targetIn('a')], { maxUnavailable: 1 }, { bystanders: bystander('x', 'ERROR') }))).toEqual({
    filledBy: ['x'],
  });
});

test('members that another run brings back fill the window only for now', () => {
  const looked = view([targetIn('a')], { maxUnavailable: 1 }, {
    bystanders: bystander('x', 'RESTARTING'),
    isLocked: (id) => id === 'x',
  });
  expect(beginning(looked)).toEqual([]);
});

test('a window that is filled is no concern when nothing is left to begin', () => {
  const a = begin(targetIn('a'));
  expect(beginning(view([a], { maxUnavailable: 1 }, { bystanders: bystander('x', 'ERROR') }))).toEqual([]);
});

test('a member that is gone takes no slot', () => {
  expect(beginning(view([targetIn('a')], { maxUnavailable: 1 }, { bystanders: new Map([['x', { gone: true }]]) })))
    .toEqual(['a']);
});

test('an instance whose restart failed stays down, and keeps its slot', () => {
  const [a, b, c] = [begin(targetIn('a')), targetIn('b'), targetIn('c')];
  a.see(seen('ERROR'));
  a.end('failed', MINUTE, 'its status is ERROR after the restart');
  expect(beginning(view([a, b, c], { maxUnavailable: 2 }))).toEqual(['b']);
});

test('canaries go one after the other in their order, and the rest only when all are through', () => {
  const [a, b, c, d] = [targetIn('a'), targetIn('b'), targetIn('c'), targetIn('d')];
  const looked = () => view([a, b, c, d], { first: ['c', 'b'] });
  expect(beginning(looked())).toEqual(['c']);
  begin(c);
  expect(beginning(looked())).toEqual([]);
  c.end('done', 0);
  expect(beginning(looked())).toEqual(['b']);
  begin(b).end('done', 0);
  expect(beginning(looked())).toEqual(['a', 'd']);
});

test('a canary on which nothing is owed holds nobody up', () => {
  expect(beginning(view([targetIn('a')], { first: ['x'] }))).toEqual(['a']);
});

test('an instance rests for the pause before the next one begins, and the window says when that is', () => {
  const [a, b] = [begin(targetIn('a')), targetIn('b')];
  a.end('done', MINUTE);
  const roll = { maxUnavailable: 1, pauseMs: 2 * MINUTE };
  expect(beginning(view([a, b], roll, { now: 2 * MINUTE }))).toEqual([]);
  expect(nextChange(view([a, b], roll, { now: 2 * MINUTE }))).toBe(3 * MINUTE);
  expect(beginning(view([a, b], roll, { now: 3 * MINUTE }))).toEqual(['b']);
});

test('an instance that the API refused as busy is left alone for a while', () => {
  const a = targetIn('a');
  a.send(0);
  a.refused(0, 'busy', { suspect: true, alone: true });
  expect(beginning(view([a]))).toEqual([]);
  expect(nextChange(view([a]))).toBe(a.notBefore);
  expect(beginning(view([a], {}, { now: a.notBefore }))).toEqual(['a']);
});

test('an instance that another run acts on has to wait', () => {
  expect(beginning(view([targetIn('a'), targetIn('b')], {}, { isLocked: (id) => id === 'a' }))).toEqual(['b']);
});

test('nothing changes by time alone where nobody rests', () => {
  expect(nextChange(view([targetIn('a'), begin(targetIn('b'))], { maxUnavailable: 1 }))).toBeUndefined();
});
