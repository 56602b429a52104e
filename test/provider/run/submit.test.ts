import * as fc from 'fast-check';
import { anOrder } from './samples';
import { BatchAnswer } from '../../../src/client/answers/batch-action';
import { DmsError, ErrorKind } from '../../../src/client/errors/errors';
import { KafkaApi } from '../../../src/provider/run/instance-lookup';
import { Order } from '../../../src/provider/run/order';
import { submit } from '../../../src/provider/run/submit';

const IDS = ['a', 'b', 'c'];

/** Submits to an API that answers, or throws, this; tells what was sent, too. */
async function submitted(reply: BatchAnswer | DmsError, order: Partial<Order> = {}) {
  const sent: unknown[] = [];
  const batchAction = async (request: unknown) => {
    sent.push(request);
    if (reply instanceof DmsError) throw reply;
    return reply;
  };
  const submission = await submit({ batchAction } as unknown as KafkaApi, anOrder(IDS, order), IDS,
    new AbortController().signal, () => undefined);
  return { submission, sent };
}

const items = (...results: ReadonlyArray<readonly [string, string]>): BatchAnswer => (
  { results: results.map(([instance, result]) => ({ instance, result })) }
);

test.each<[string, BatchAnswer]>([['204', {}], ['200 without results', { results: undefined }]])('%s accepts all',
  async (_, answer) => {
    expect((await submitted(answer)).submission).toEqual({
      kind: 'answered',
      rejected: new Set(),
      missing: new Set(),
      unasked: [],
    });
  });

test('with results each item decides, by id and in any order', async () => {
  const { submission } = await submitted(items(['c', 'success'], ['x', 'success'], ['a', 'failed']));
  expect(submission).toEqual({ kind: 'answered', rejected: new Set(['a']), missing: new Set(['b']), unasked: ['x'] });
});

test('what a clean-up of all failures names was not asked for one by one', async () => {
  expect((await submitted(items(['x', 'success']), { action: 'delete', allFailure: true })).submission).toMatchObject({
    unasked: [],
  });
});

test('every id is accepted, rejected or missing, and every other one unasked, whatever the answer', async () => {
  const anyId = fc.constantFrom(...IDS, 'x', 'y', '');
  const anyItem = fc.tuple(anyId, fc.constantFrom('success', 'failed', 'SUCCESS', ''));
  await fc.assert(fc.asyncProperty(fc.array(anyItem), async (results) => {
    const { submission } = await submitted(items(...results));
    if (submission.kind !== 'answered') throw new Error('an answer was taken for an error');
    const last = new Map(results);
    for (const id of IDS) {
      expect(submission.missing.has(id)).toBe(!last.has(id));
      expect(submission.rejected.has(id)).toBe(last.has(id) && last.get(id) !== 'success');
    }
    expect([...submission.unasked].sort()).toEqual([...last.keys()].filter((id) => !IDS.includes(id)).sort());
  }));
});

test.each<[ErrorKind, string]>([
  ['ambiguous', 'lost'],
  ['busy', 'refused'],
  ['gone', 'refused'],
  ['cancelled', 'refused'],
  ['flow_control', 'impossible'],
  ['never_sent', 'impossible'],
  ['authentication', 'impossible'],
  ['permission', 'impossible'],
  ['contract', 'impossible'],
])('an error of kind %s means %s, and the call is made once', async (kind, meaning) => {
  const { submission, sent } = await submitted(new DmsError(kind, 'no'));
  expect(submission.kind).toBe(meaning);
  expect(sent).toHaveLength(1);
});

test.each<[Partial<Order>, object]>([
  [{}, { action: 'restart', instances: IDS }],
  [{ forceDelete: true }, { action: 'restart', instances: IDS }],
  [{ action: 'delete' }, { action: 'delete', instances: IDS }],
  [{ action: 'delete', forceDelete: false }, { action: 'delete', instances: IDS, forceDelete: false }],
  [{ action: 'delete', allFailure: true }, { action: 'delete', allFailure: 'kafka' }],
])('the order %j sends %j', async (order, call) => {
  expect((await submitted({}, order)).sent).toEqual([call]);
});

test('a bug of ours is not taken for an answer', async () => {
  const api = {
    batchAction: async () => {
      throw new RangeError('too many');
    },
  } as unknown as KafkaApi;
  await expect(submit(api, anOrder(IDS), IDS, new AbortController().signal, () => undefined)).rejects.toThrow(
    RangeError,
  );
});
