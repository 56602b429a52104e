import { Handover, HandoverKey } from '../../src/provider/handover';

const key = (more: Partial<HandoverKey> = {}): HandoverKey => ({
  region: 'eu-de',
  projectId: 'p',
  action: 'restart',
  triggers: { a: '1', b: '2' },
  ...more,
});
const finished = { finishedAt: '2026-01-02T03:04:05.000Z' };

test('what the destroy leg leaves, the create leg takes, once', () => {
  const handover = new Handover();
  handover.leave(key(), 'a', finished);
  expect(handover.take(key({ triggers: { b: '2', a: '1' } }), 'a')).toBe(finished);
  expect(handover.take(key(), 'a')).toBeUndefined();
});

test.each<[string, Partial<HandoverKey>]>([
  ['region', { region: 'eu-nl' }],
  ['project', { projectId: 'q' }],
  ['action', { action: 'delete' }],
  ['trigger', { triggers: { a: '1', b: '3' } }],
])('another %s asks for more than what was left', (_, more) => {
  const handover = new Handover();
  handover.leave(key(), 'a', finished);
  expect(handover.take(key(more), 'a')).toBeUndefined();
});

test('no triggers are empty triggers', () => {
  const handover = new Handover();
  handover.leave(key({ triggers: null }), 'a', finished);
  expect(handover.take(key({ triggers: {} }), 'a')).toBe(finished);
});
