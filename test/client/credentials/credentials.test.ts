import { inspect } from 'node:util';
import {
  AccessKeyCredentials,
  Credentials,
  keyName,
  TokenCredentials,
  withCredentialsMasked,
} from '../../../src/client/credentials/credentials';

const aksk = new AccessKeyCredentials({
  accessKey: 'AK',
  secretKey: 'very-secret',
  securityToken: 'sts-secret',
  source: 'test',
});
const token = new TokenCredentials({ token: 'token-secret', source: 'test' });

test.each<[string, Credentials]>([['access key', aksk], ['token', token]])('%s: no way of printing shows a secret',
  (_, credentials) => {
    const prints = [
      JSON.stringify(credentials),
      String(credentials),
      inspect(credentials),
      inspect(credentials, { showHidden: true, depth: 9, getters: false }),
      inspect({ nested: [credentials] }, { depth: 9 }),
      JSON.stringify({ ...credentials }),
      JSON.stringify(Object.getOwnPropertyNames(credentials).map((name) => credentials[name as keyof Credentials])),
      keyName(credentials),
    ];
    expect(prints.join('\n')).not.toMatch(/(very|sts|token)-secret/);
  });

test('secrets are readable by name', () => {
  expect([aksk.accessKey, aksk.secretKey, aksk.securityToken, token.token]).toEqual(['AK', 'very-secret', 'sts-secret',
    'token-secret']);
});

test('every secret is taken out of a text that others wrote', () => {
  expect(withCredentialsMasked('bad very-secret and sts-secret of AK', aksk)).toBe('bad *** and *** of AK');
  expect(withCredentialsMasked('token-secret is invalid, token-secret!', token)).toBe('*** is invalid, ***!');
});

test('keys and tokens have different names', () => {
  const other = new TokenCredentials({ token: 'another', source: 'test' });
  expect(new Set([keyName(aksk), keyName(token), keyName(other)]).size).toBe(3);
});
