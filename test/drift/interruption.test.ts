import { Interruption } from '../../src/drift/interruption';

function interruption() {
  const clock = { now: 0 };
  const passedOn: NodeJS.Signals[] = [];
  const tested = new Interruption(() => clock.now);
  tested.watch((signal) => passedOn.push(signal));
  return { clock, passedOn, tested };
}

test.each([
  ['one', [[0, 'SIGINT']], ['SIGINT']],
  ['one, which arrives twice', [[0, 'SIGINT'], [20, 'SIGINT']], ['SIGINT']],
  ['a second one by who means it', [[0, 'SIGINT'], [3000, 'SIGINT']], ['SIGINT', 'SIGINT']],
  ['a CI, which sends another kind', [[0, 'SIGINT'], [7500, 'SIGTERM']], ['SIGINT']],
  ['a CI, which sends it again', [[0, 'SIGTERM'], [7500, 'SIGTERM']], ['SIGTERM']],
  ['a terminal that is closed', [[0, 'SIGHUP']], ['SIGHUP']],
] as ReadonlyArray<readonly [string, ReadonlyArray<readonly [number, NodeJS.Signals]>, readonly NodeJS.Signals[]]>)(
  '%s: %j reach what runs as %j', (_, signals, expected) => {
    const { clock, passedOn, tested } = interruption();
    for (const [at, signal] of signals) {
      clock.now = at;
      tested.receive(signal);
    }
    expect(passedOn).toEqual(expected);
    expect(tested.signal).toBe(signals[0][1]);
  },
);

test('nobody is told when nothing runs, and the run knows that it was interrupted', () => {
  const { passedOn, tested } = interruption();
  tested.watch(undefined);
  expect(tested.signal).toBeUndefined();
  tested.receive('SIGTERM');
  expect({ passedOn, signal: tested.signal }).toEqual({ passedOn: [], signal: 'SIGTERM' });
});
