import { expectExplained } from './the-guide';
import { ClientConfiguration } from '../../src/client/settings/settings';
import { foldersWith } from '../client/settings/home-folder';
import { problem } from '../client/settings/problem';

const KEYS = { accessKey: 'AK', secretKey: 'SK' };
const profiles = ['default', 'test'].map((name) => ({ name, accessKeyId: 'AK', secretAccessKey: 'SK' }));

test.each<[string, ClientConfiguration, Readonly<Record<string, string>>]>([
  ['no region', KEYS, {}],
  ['a region that is no name', { region: 'eu de', ...KEYS }, {}],
  ['a cloud that is no domain', { region: 'eu-de', cloud: 'otc', ...KEYS }, {}],
  ['regions of two clouds', KEYS, { HW_REGION_NAME: 'eu-west-101', OS_REGION_NAME: 'eu-de' }],
  ['a region whose endpoint nobody knows', { region: 'eu-ch2', ...KEYS }, {}],
  ['half of a key', { region: 'eu-de' }, { HW_ACCESS_KEY: 'AK' }],
  ['a key with a line break in it', { region: 'eu-de' }, { HW_ACCESS_KEY: 'A\nK', HW_SECRET_KEY: 'SK' }],
  ['a user without a domain', { region: 'eu-de' }, { HW_USER_NAME: 'ops', HW_USER_PASSWORD: 'pw' }],
  ['no whole number', { region: 'eu-west-101' }, { HW_ACCESS_KEY: 'AK', HW_SECRET_KEY: 'SK', HW_MAX_RETRIES: 'many' }],
  ['an endpoint that is no URL', { region: 'eu-de', authUrl: 'iam', ...KEYS }, {}],
  ['another algorithm', { region: 'eu-de', ...KEYS, signingAlgorithm: 'MD5' }, {}],
  ['an authority that is not there', { region: 'eu-de', ...KEYS, caCertFile: '/etc/ca.pem' }, {}],
  ['a certificate without its key', { region: 'eu-de', ...KEYS, cert: '/etc/ca.pem' }, {}],
  ['two id tokens', { region: 'eu-de', assumeRoleWithOidc: { idpId: 'github', idToken: 'x', idTokenFile: '/run/id-token' } }, {}],
  ['an identity provider without an id token', { region: 'eu-west-101' }, { HW_ASSUME_ROLE_IDP_ID: 'github' }],
])('%s', (_, configuration, environment) => expectExplained(problem(configuration, environment).message));

test('a profile that is not in its file', () => {
  const folders = foldersWith({ '~/.hcloud/config.json': JSON.stringify({ current: 'test', profiles }) });
  expectExplained(problem({ region: 'eu-de', profile: 'prod' }, {}, folders).message.replace(folders.home, '/home/ops'));
});

test('a cloud of which no file tells', () => {
  expectExplained(problem({ region: 'eu-de' }, { OS_CLOUD: 'otc' }, foldersWith({})).message);
});
