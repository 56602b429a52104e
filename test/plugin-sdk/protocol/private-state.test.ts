import { decodePrivate, encodePrivate } from '../../../src/plugin-sdk/protocol/private-state';

test('notes come back as they were, and none are no bytes', () => {
  expect(decodePrivate(encodePrivate({ token: 'n', list: [1] }))).toEqual({ token: 'n', list: [1] });
  expect(encodePrivate({})).toHaveLength(0);
  expect(decodePrivate(new Uint8Array())).toEqual({});
});

test.each([
  ['{"password": hunter2}', 'the private state is not JSON'],
  ['hunter2', 'the private state is not JSON'],
  ['["hunter2"]', 'the private state is not a JSON object'],
])('what is wrong with %s is said without quoting it', (text, message) => {
  expect(() => decodePrivate(Buffer.from(text))).toThrow(new TypeError(message));
});
