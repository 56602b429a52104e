import { IAM_KEY, keyOf } from '../../../src/client/credentials/issued-key';
import { answer } from '../scripted-transport';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-01-02T03:00:00Z');

const lifeOf = (expires_at: unknown, headers: Record<string, string> = {}) =>
  keyOf(answer(201, { credential: { access: 'AK', secret: 'SK', expires_at } }, headers), IAM_KEY, 'test',
    { now: NOW, askedForMs: HOUR }).lifeMs;

test('the life of a key is told by two dates of the cloud, whatever our clock says', () => {
  expect(lifeOf('2026-05-05T05:30:00.000000Z', { date: 'Tue, 05 May 2026 05:00:00 GMT' })).toBe(HOUR / 2);
  expect(lifeOf('2026-01-02T03:30:00Z')).toBe(HOUR / 2);
});

test.each<[string, unknown]>([['is missing', undefined], ['is empty', ''], ['is no date', 'in an hour'], ['is null', null]])(
  'where the end %s, a key lives as long as it was asked for: it is renewed before the cloud has to refuse it',
  (_, expiresAt) => {
    expect(lifeOf(expiresAt)).toBe(HOUR);
  });
