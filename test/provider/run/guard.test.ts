import { seen } from './samples';
import { Protection } from '../../../src/provider/protection';
import { GuardRules, refusal } from '../../../src/provider/run/guard';

const rules = (more: Partial<GuardRules> = {}): GuardRules => ({
  action: 'restart',
  allFailure: false,
  goneIsDone: false,
  protection: new Protection([]),
  ...more,
});
const deleting = (more: Partial<GuardRules> = {}) => rules({ action: 'delete', goneIsDone: true, ...more });

test.each(['RUNNING', 'ERROR', 'RESTARTING', 'EXTENDING', 'SOMETHING_NEW'])(
  'an instance that is %s may be restarted, now or when it has come to rest',
  (status) => {
    expect(refusal('a', seen(status), rules())).toBeUndefined();
  },
);

test.each(['EXTENDEDFAILED', 'FROZEN', 'CREATEFAILED'])('%s allows neither restart nor delete, and the reason names it',
  (status) => {
    expect(refusal('a', seen(status), rules())).toContain(status);
    expect(refusal('a', seen(status), deleting())).toContain(status);
  });

test.each(['RECYCLE', 'DELETING', 'DELETED'])('what is %s cannot be restarted', (status) => {
  expect(refusal('a', seen(status), rules())).toBeDefined();
});

test('another engine is refused, and named', () => {
  expect(refusal('a', seen('RUNNING', { engine: 'rabbitmq' }), rules())).toBe(
    'it is no Kafka instance (its engine is rabbitmq): remove its id',
  );
});

test('a restart of what does not exist is refused, unless the stack is being destroyed', () => {
  expect(refusal('a', { gone: true }, rules())).toBe('it does not exist: remove its id, or correct it');
  expect(refusal('a', { gone: true }, rules({ goneIsDone: true }))).toBeUndefined();
});

test('a deletion of what does not exist is none', () => {
  expect(refusal('a', { gone: true }, deleting())).toBeUndefined();
});

test('a prepaid instance is not deleted, but may be restarted', () => {
  expect(refusal('a', seen('RUNNING', { chargingMode: 0 }), deleting())).toContain('prepaid');
  expect(refusal('a', seen('RUNNING', { chargingMode: 0 }), rules())).toBeUndefined();
});

test('a protected instance is not deleted, but may be restarted', () => {
  const protection = new Protection(['ord*']);
  expect(refusal('a', seen('RUNNING'), deleting({ protection }))).toBe(
    'the provider protects it (`protected_instances` holds "ord*"): take it out of there if it is to be deleted',
  );
  expect(refusal('a', seen('RUNNING'), rules({ protection }))).toBeUndefined();
});

test('a failed creation goes with all_failure, unless it is protected', () => {
  expect(refusal('a', seen('CREATEFAILED'), deleting({ allFailure: true }))).toBeUndefined();
  expect(refusal('a', seen('CREATEFAILED'), deleting({ allFailure: true, protection: new Protection(['a']) })))
    .toContain('protects');
});
