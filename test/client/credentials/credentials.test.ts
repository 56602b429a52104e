import { inspect } from 'node:util';
import {
  AccessKeyCredentials,
  Credentials,
  keyName,
  PasswordCredentials,
  secretsOf,
  TokenCredentials,
} from '../../../src/client/credentials/credentials';

const aksk = new AccessKeyCredentials({
  accessKey: 'AK',
  secretKey: 'very-secret',
  securityToken: 'sts-secret',
  source: 'test',
});
const token = new TokenCredentials({ token: 'token-secret', source: 'test' });

const password = new PasswordCredentials({
  user: { name: 'ops' },
  domain: { name: 'corp' },
  password: 'password-secret',
  source: 'test',
});

test.each<[string, Credentials]>([['access key', aksk], ['token', token], ['password', password]])('%s: no way of printing shows a secret',
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
    expect(prints.join('\n')).not.toMatch(/(very|sts|token|password)-secret/);
  });

test('secrets are readable by name', () => {
  expect([aksk.accessKey, aksk.secretKey, aksk.securityToken, token.token]).toEqual(['AK', 'very-secret', 'sts-secret',
    'token-secret']);
});

test('what nobody else may see is told to whoever searches the texts of others for it', () => {
  expect([aksk, token, password].map(secretsOf)).toEqual([['very-secret', 'sts-secret'], ['token-secret'],
    ['password-secret']]);
  expect(secretsOf(new AccessKeyCredentials({ accessKey: 'AK', secretKey: 'SK', source: 'test' }))).toEqual(['SK']);
});

test('keys and tokens have different names', () => {
  const other = new TokenCredentials({ token: 'another', source: 'test' });
  expect(new Set([keyName(aksk), keyName(token), keyName(other), keyName(password)]).size).toBe(4);
});
