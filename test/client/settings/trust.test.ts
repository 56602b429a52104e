import { inspect } from 'node:util';
import { foldersWith } from './home-folder';
import { problem } from './problem';
import { ClientConfiguration, resolveSettings } from '../../../src/client/settings/settings';
import { createCertificate } from '../../../src/plugin-sdk';

const { certPem, keyPem } = createCertificate(new Date());
const other = createCertificate(new Date());
const KEYS = { region: 'eu-de', accessKey: 'AK', secretKey: 'SK' };
const OS = { OS_REGION_NAME: 'eu-de', OS_AK: 'AK', OS_SK: 'SK' };

const files = () => foldersWith({
  '~/ca.pem': certPem,
  'ca.pem': certPem,
  'key.pem': keyPem,
  'garbage.pem': 'garbage',
  'empty.pem': '',
  'torso.pem': certPem.slice(0, 200),
  'encrypted.pem': '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n',
});

test.each<[string, ClientConfiguration, Record<string, string>]>([
  ['a path', { ...KEYS, caCertFile: 'ca.pem' }, {}],
  ['a path in the home folder', { ...KEYS, caCertFile: '~/ca.pem' }, {}],
  ['the contents', { ...KEYS, caCertFile: certPem }, {}],
  ['OS_CACERT with a path', {}, { ...OS, OS_CACERT: '~/ca.pem' }],
  ['OS_CACERT with the contents', {}, { ...OS, OS_CACERT: certPem }],
  ['OS_CACERT with the contents in one line', {}, { ...OS, OS_CACERT: certPem.replaceAll('\n', '\\n') }],
])('authorities are given by %s', (_, configuration, environment) => {
  expect(resolveSettings(configuration, environment, files()).trust.caCertificates?.trim()).toBe(certPem.trim());
});

test.each<[string, ClientConfiguration, Record<string, string>, string, RegExp]>([
  ['a file that is not there', { ...KEYS, caCertFile: 'none.pem' }, {}, 'caCertFile',
    /^cacert_file in the provider configuration names the file .*none\.pem, which cannot be read \(ENOENT\)/],
  ['a file without a certificate', {}, { ...OS, OS_CACERT: 'garbage.pem' }, 'caCertFile',
    /garbage\.pem holds no certificate in PEM form\. Check OS_CACERT in the environment \(OS_…\)/],
  ['an empty file', { ...KEYS, caCertFile: 'empty.pem' }, {}, 'caCertFile', /empty\.pem holds no certificate/],
  ['a certificate that breaks off', { ...KEYS, caCertFile: 'torso.pem' }, {}, 'caCertFile', /torso\.pem holds no cert/],
  ['a key instead of a certificate', { ...KEYS, caCertFile: keyPem }, {}, 'caCertFile', /^The text holds no certificate/],
  ['a client certificate without its key', { ...KEYS, cert: 'ca.pem' }, {}, 'key', /cert in .* is set, and key is missing/],
  ['a key without its certificate', {}, { ...OS, OS_KEY: 'key.pem' }, 'cert', /OS_KEY in .* is set, and OS_CERT is missing/],
  ['the key of another certificate', { ...KEYS, cert: 'ca.pem', key: other.keyPem }, {}, 'cert', /does not belong to the/],
  ['an encrypted key', { ...KEYS, cert: 'ca.pem', key: 'encrypted.pem' }, {}, 'cert', /is encrypted: store it without/],
])('%s is an error when settings are read, and shows no key', (_, configuration, environment, setting, expected) => {
  const error = problem(configuration, environment, files());
  expect(error.setting).toBe(setting);
  expect(error.message).toMatch(expected);
  expect(error.message).not.toContain('-----BEGIN');
});

test('a key that lacks its first line is taken for a path, and is not repeated', () => {
  const bare = keyPem.replace(/-----.*-----/g, '').replaceAll('\n', '');
  const { message } = problem({}, { ...OS, OS_CERT: 'ca.pem', OS_KEY: bare }, files());
  expect(message).toMatch(/^OS_KEY in the environment \(OS_…\) names a file which cannot be read/);
  expect(message).not.toContain(bare.slice(0, 20));
});

test('a client certificate comes with its key, which shows nowhere', () => {
  const settings = resolveSettings({ ...KEYS, cert: 'ca.pem', key: 'key.pem' }, {}, files());
  expect(settings.trust.clientCertificate).toMatchObject({ certificate: certPem, key: keyPem });
  expect(inspect(settings, { depth: 9, showHidden: true }) + JSON.stringify(settings)).not.toContain('PRIVATE KEY');
});

test('`insecure` is accepted, with a warning', () => {
  expect(resolveSettings({ ...KEYS, insecure: true }, {}).warnings).toEqual([
    expect.objectContaining({ setting: 'insecure', summary: 'Certificates are not verified' }),
  ]);
});
