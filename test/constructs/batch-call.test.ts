import { Fn, TerraformVariable, Token } from 'cdktf';
import { BILLING, ORDERS, stackWith } from './synthesized-resources';
import { BatchCall, HealthCheck } from '../../src';

describe('instance ids', () => {
  test('an empty list is valid, since it calls nothing', () => {
    expect(BatchCall.restart([]).instances).toEqual([]);
  });

  test('a list that is known only after apply is not checked', () => {
    stackWith((stack) => {
      const ids = new TerraformVariable(stack, 'ids', { type: 'list(string)' });
      expect(BatchCall.delete(Fn.distinct(ids.listValue)).action).toBe('delete');
      expect(BatchCall.restart(Token.asList(ids.value), { first: [ORDERS] }).action).toBe('restart');
    });
  });

  test.each([
    ['a name', 'orders', /'orders', which is no instance id\. Write the UUID/],
    ['nothing', undefined, /no instance id/],
    ['upper case', ORDERS.toUpperCase(), new RegExp(`Write it in lower case and without white space: '${ORDERS}'`)],
    ['white space', ` ${ORDERS}\n`, new RegExp(`without white space: '${ORDERS}'`)],
  ])('%s in place of an id is refused', (_, id, message) => {
    expect(() => BatchCall.restart([BILLING, id as string])).toThrow(message);
    expect(() => BatchCall.delete([BILLING, id as string])).toThrow(message);
  });

  test('a single id that is not in a list is refused', () => {
    expect(() => BatchCall.restart(ORDERS as unknown as string[])).toThrow(
      /^BatchCall\.restart: ids must be a list of instance ids.*Write \[id\]/,
    );
  });

  test('later changes of the list given do not reach the call', () => {
    const ids = [ORDERS];
    const call = BatchCall.restart(ids);
    ids.push(BILLING);
    expect(call.instances).toEqual([ORDERS]);
    expect(call._resourceArguments('create').instances).toEqual([ORDERS]);
  });
});

describe('restart', () => {
  test('canaries have to be among the instances', () => {
    expect(() => BatchCall.restart([ORDERS], { first: [BILLING] })).toThrow(
      `BatchCall.restart: first holds '${BILLING}', which is not among the instances. Add it to ids`,
    );
  });

  test('a canary may be an instance that is known only after apply', () => {
    stackWith((stack) => {
      const born = new TerraformVariable(stack, 'born', {}).stringValue;
      expect(BatchCall.restart([ORDERS, born], { first: [BILLING, born] }).instances).toHaveLength(2);
    });
  });

  test('a canary goes once', () => {
    expect(() => BatchCall.restart([ORDERS], { first: [ORDERS, ORDERS] })).toThrow(/more than once/);
  });

  test.each([0, -1, 1.5, NaN])('a window of %p instances is refused', (maxUnavailable) => {
    expect(() => BatchCall.restart([ORDERS], { maxUnavailable })).toThrow(
      /maxUnavailable is .*Write a whole number of at least 1/,
    );
  });

  test.each(['', '5', 'five minutes', '5 m', '-5m', '1d', '5m!'])('%p is no duration', (text) => {
    expect(() => BatchCall.restart([ORDERS], { maxUnavailable: 1, pauseBetween: text })).toThrow(
      /^BatchCall\.restart: pauseBetween is '.*', which is no duration\. Write/,
    );
    expect(() => BatchCall.restart([ORDERS], { timeout: text })).toThrow(
      /timeout is '.*', which is no duration\. Write/,
    );
  });

  test.each(['2m', '1h30m', '1.5h', '90s', '.5h', '500ms', '0s', '0'])('%p is a duration', (pauseBetween) => {
    const options = { maxUnavailable: 1, pauseBetween };
    expect(BatchCall.restart([ORDERS], options)._resourceArguments()).toMatchObject(options);
  });

  test('a timeout of nothing is refused', () => {
    expect(() => BatchCall.restart([ORDERS], { timeout: '0h0m' })).toThrow(/leaves no time to act/);
  });

  test('limits that are known only after apply are not checked', () => {
    stackWith((stack) => {
      const limit = new TerraformVariable(stack, 'limit', {});
      const options = {
        maxUnavailable: limit.numberValue,
        pauseBetween: limit.stringValue,
        timeout: limit.stringValue,
      };
      expect(BatchCall.restart([ORDERS], options).action).toBe('restart');
    });
  });

  test.each(['1ms', '999ms', '0.5s', '0s', '0'])('a timeout of %p is refused, as by the plan', (timeout) => {
    expect(() => BatchCall.restart([ORDERS], { timeout })).toThrow(/timeout is '.*', which leaves no time to act\. Write 1s/);
    expect(() => BatchCall.delete([ORDERS], { timeout })).toThrow(/timeout is '.*', which leaves no time to act\. Write 1s/);
  });

  test('a pause needs a roll', () => {
    expect(() => BatchCall.restart([ORDERS], { pauseBetween: '1m' })).toThrow(
      'BatchCall.restart: pauseBetween needs maxUnavailable, maxUnavailablePercent or first',
    );
    expect(BatchCall.restart([ORDERS], { first: [ORDERS], pauseBetween: '1m' }).instances).toEqual([ORDERS]);
  });

  test('a sum of failures needs a roll', () => {
    expect(() => BatchCall.restart([ORDERS], { maxFailures: 1 })).toThrow(
      'BatchCall.restart: maxFailures needs maxUnavailable, maxUnavailablePercent or first: without them all instances '
      + 'start at once. Add one of them, such as maxUnavailable: 1, or leave maxFailures out.',
    );
  });

  test.each([{ healthCheck: HealthCheck.STATUS }, { instanceTimeout: '5m' }])('%p needs somebody who waits', (options) => {
    expect(() => BatchCall.restart([ORDERS], { ...options, waitForCompletion: false })).toThrow(
      /^BatchCall\.restart: \w+ cannot go together with waitForCompletion: false, with which nobody looks how/,
    );
    expect(BatchCall.restart([ORDERS], options)._resourceArguments()).toMatchObject(options);
  });

  test.each(['forceDelete', 'maxDeletions'])('%s of a delete is refused, which it would not heed', (option) => {
    expect(() => BatchCall.restart([ORDERS], { [option]: 1 })).toThrow(
      `BatchCall.restart: ${option} goes with a delete, and a restart has no use for it. Leave it out.`,
    );
  });

  test.each([{ maxUnavailable: 1 }, { maxUnavailablePercent: 10 }, { first: [ORDERS] }])('%p needs somebody who waits',
    (options) => {
      expect(() => BatchCall.restart([ORDERS], { ...options, waitForCompletion: false })).toThrow(
        /waitForCompletion: false cannot go together/,
      );
      expect(BatchCall.restart([ORDERS], { waitForCompletion: false })._resourceArguments()).toMatchObject({
        waitForCompletion: false,
      });
    });
});

describe('delete', () => {
  test.each([-1, 0.5])('a limit of %p deletions is refused', (maxDeletions) => {
    expect(() => BatchCall.delete([ORDERS], { maxDeletions })).toThrow(/maxDeletions is .*at least 0/);
    expect(() => BatchCall.deleteFailed({ maxDeletions })).toThrow(/maxDeletions is .*at least 0/);
  });

  const night = { begin: '22:00', end: '05:00' };

  test('takes what divides it, and a time for each instance', () => {
    const options = { maxPerApply: 2, maintenanceWindow: night, instanceTimeout: '5m' };
    expect(BatchCall.delete([ORDERS], options)._resourceArguments()).toMatchObject(options);
    const hasty = { forceDelete: true, waitForCompletion: false, maxPerApply: 2 };
    expect(BatchCall.delete([ORDERS], hasty)._resourceArguments()).toMatchObject(hasty);
  });

  test.each(['maxUnavailable', 'maxUnavailablePercent', 'first', 'pauseBetween', 'maxFailures', 'healthCheck'])(
    '%s of a restart is refused, which it would not heed', (option) => {
      const sentence = `${option} goes with BatchCall.restart: deletions begin all at once`;
      expect(() => BatchCall.delete([ORDERS], { [option]: 1 })).toThrow(`BatchCall.delete: ${sentence}`);
      expect(() => BatchCall.deleteFailed({ [option]: 1 })).toThrow(`BatchCall.deleteFailed: ${sentence}`);
    });

  test.each([['maxPerApply', 1], ['maintenanceWindow', night]])('of what failed cannot be divided by %s', (option, given) => {
    expect(() => BatchCall.deleteFailed({ [option]: given })).toThrow(
      `BatchCall.deleteFailed: ${option} cannot go with this deletion: one call deletes whatever has failed, and cannot be `
      + 'divided. Leave it out; let the job run when it may act, or name instances in BatchCall.delete(ids).',
    );
  });

  test('of what failed names no instances', () => {
    expect(BatchCall.deleteFailed().instances).toBeUndefined();
    expect(BatchCall.deleteFailed()._resourceArguments()).toMatchObject({ action: 'delete', allFailure: 'kafka' });
  });

  test('of what failed refuses a list of ids, which it would not heed', () => {
    expect(() => BatchCall.deleteFailed([ORDERS] as object)).toThrow(/takes no ids.*Write BatchCall\.delete\(ids\)/);
  });
});
