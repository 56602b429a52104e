import { DmsError } from '../../src/client/errors/errors';
import { MovedPath } from '../../src/client/moved-path';

/** A cloud that knows one of the paths, and answers after so many turns. */
const knowing = (path: string | undefined, turns: number) => async (asked: string) => {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
  if (asked !== path) throw new DmsError('contract', `no ${asked}`, { httpStatus: 404 });
  return asked;
};

test.each(['today', 'before'])('whoever asks at the same time is led to the path of the cloud: %s', async (path) => {
  const moved = new MovedPath('today', 'before');
  const answers = await Promise.all([1, 2, 5].map(async (turns) => moved.read(knowing(path, turns))));
  expect(answers).toEqual([path, path, path]);
});

test('where the cloud knows neither, everybody is told so with the path of today', async () => {
  const moved = new MovedPath('today', 'before');
  const results = await Promise.allSettled([1, 5].map(async (turns) => moved.read(knowing(undefined, turns))));
  expect(results.map((result) => (result as PromiseRejectedResult).reason.explanation)).toEqual(['no today', 'no today']);
});
