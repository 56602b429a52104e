import * as fc from 'fast-check';
import { stateOf } from './state-of';
import { UNKNOWN } from '../../../src/plugin-sdk';
import { Decision, decide } from '../../../src/provider/batch-action/decision';
import { Event } from '../../../src/provider/batch-action/events';
import { Triggers, KnownArguments, knownArgumentsOf } from '../../../src/provider/batch-action/known-arguments';
import { outcomeOf } from '../../../src/provider/batch-action/outcome';
import { BatchActionState } from '../../../src/provider/batch-action/schema';
import { Fate } from '../../../src/provider/run/fate';

const wanted = (more: Partial<KnownArguments> = {}): KnownArguments => ({
  action: 'restart',
  allFailure: false,
  ids: ['a'],
  when: new Set<Event>(['added', 'triggered']),
  triggers: null,
  ...more,
});
const owed = (decision: Decision) => (decision.kind === 'instances' ? decision.owed : decision.kind);

describe('with instances', () => {
  const before = stateOf({ instances: ['a'], applied: { a: '' }, triggers: { v: '1' } });

  test('nothing is owed when nothing changes', () => {
    expect(owed(decide(wanted({ triggers: { v: '1' } }), before))).toEqual([]);
  });

  test.each<[string, Partial<KnownArguments>]>([
    ['another trigger', { triggers: { v: '2' } }],
    ['a trigger that is not known yet', { triggers: undefined }],
    ['another action', { triggers: { v: '1' }, action: 'delete' }],
    ['an action that is not known yet', { triggers: { v: '1' }, action: undefined }],
  ])('%s is an event', (_, more) => {
    expect(owed(decide(wanted(more), before))).toEqual(['a']);
  });

  test('as long as `when` is not known, every event counts', () => {
    expect(owed(decide(wanted({ triggers: { v: '2' }, when: undefined }), before))).toEqual(['a']);
  });

  test('as long as an id is not known, nobody can be told', () => {
    expect(decide(wanted({ ids: undefined }), before)).toEqual({ kind: 'unknown' });
  });
});

describe('with all_failure', () => {
  const cleanUp = (more: Partial<KnownArguments> = {}) =>
    wanted({ action: 'delete', allFailure: true, ids: undefined, ...more });
  const before = (more: Partial<BatchActionState> = {}) =>
    stateOf({ action: 'delete', all_failure: 'kafka', failed_instances: [], ...more });
  const on = (...events: Event[]) => ({ when: new Set(events) });

  test.each<[string, Partial<KnownArguments>, BatchActionState | null, boolean]>([
    ['at creation', {}, null, true],
    ['at creation without `added`', on('triggered'), null, false],
    ['when it took the place of instances', {}, stateOf({}), true],
    ['when nothing changed', {}, before(), false],
    ['on a trigger', { triggers: { v: '2' } }, before(), true],
    ['on a trigger without `triggered`', { triggers: { v: '2' }, ...on('added') }, before(), false],
    ['when an instance has failed since', {}, before({ failed_instances: ['x'] }), true],
    ['when an instance has failed since, without `triggered`', on('added'), before({ failed_instances: ['x'] }), false],
    ['when something is pending', on('destroyed'), before({ pending: ['x'] }), true],
  ])('%s', (_, more, prior, acts) => {
    expect(decide(cleanUp(more), prior)).toEqual({ kind: 'all_failure', acts });
  });
});

test('a configuration says what is known of it', () => {
  const config = { ...stateOf({ instances: ['b', 'a'], triggers: { v: '1' } }) };
  expect(knownArgumentsOf(config)).toMatchObject({
    ids: ['a', 'b'],
    triggers: { v: '1' },
    when: new Set(['added', 'triggered']),
    allFailure: false,
  });
  const open = { instances: ['a', UNKNOWN], triggers: { v: UNKNOWN }, when: [UNKNOWN], action: UNKNOWN };
  expect(knownArgumentsOf({ ...config, ...open })).toEqual({
    action: undefined,
    allFailure: false,
    ids: undefined,
    when: undefined,
    triggers: undefined,
  });
});

interface Apply {
  readonly ids: readonly string[];
  readonly when: readonly Event[];
  readonly triggers: Triggers;
  readonly action: 'restart' | 'delete';
  /** Ids on which the action fails this time. */
  readonly failing: readonly string[];
}

const someIds = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
const anApply: fc.Arbitrary<Apply> = fc.record({
  ids: someIds,
  when: fc.uniqueArray(fc.constantFrom<Event>('added', 'triggered', 'destroyed')),
  triggers: fc.constantFrom<Triggers[]>(null, {}, { v: '1' }, { v: '2' }),
  action: fc.constantFrom('restart' as const, 'delete' as const),
  failing: someIds,
});

/** The rules of the design page as a ledger: one debt per instance, told one event after the other. */
class Ledger {
  private readonly debts = new Map<string, boolean>();
  private last?: Apply;

  public owedAt(apply: Apply): string[] {
    const fresh = apply.ids.filter((id) => !this.debts.has(id));
    const isTriggered = this.last !== undefined
      && (this.last.action !== apply.action
        || JSON.stringify(this.last.triggers ?? {}) !== JSON.stringify(apply.triggers ?? {}));
    for (const id of [...this.debts.keys()]) {
      if (!apply.ids.includes(id)) this.debts.delete(id);
      else if (isTriggered && apply.when.includes('triggered')) this.debts.set(id, true);
    }
    for (const id of fresh) this.debts.set(id, apply.when.includes('added'));
    const owedNow = [...this.debts].filter(([, isOwed]) => isOwed).map(([id]) => id).sort();
    for (const id of owedNow) this.debts.set(id, apply.failing.includes(id));
    this.last = apply;
    return owedNow;
  }
}

test('whatever is configured one after the other, those are acted on who owe the action, and nobody else', () => {
  fc.assert(fc.property(fc.array(anApply, { maxLength: 8 }), (applies) => {
    const ledger = new Ledger();
    let prior: BatchActionState | null = null;
    applies.forEach((apply, number) => {
      const decision = decide(wanted({ ...apply, ids: [...apply.ids].sort(), when: new Set(apply.when) }), prior);
      if (decision.kind !== 'instances') throw new Error('the ids were known');
      expect([...decision.owed].sort()).toEqual(ledger.owedAt(apply));
      const fates = decision.owed.map((id): Fate => {
        const failed = apply.failing.includes(id);
        return { id, outcome: failed ? 'failed' : 'done', owed: failed, touched: true, finishedAt: number };
      });
      prior = stateOf({ ...apply, instances: apply.ids, ...outcomeOf(decision.ids, fates, prior) });
    });
  }), { numRuns: 1000 });
});
