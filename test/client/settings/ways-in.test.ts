import { inVain, problem } from './problem';
import { ClientConfiguration, resolveSettings } from '../../../src/client/settings/settings';

const USER = { userName: 'ops', password: 'pw-secret', domainName: 'corp' };
const HW_USER = { HW_USER_NAME: 'ops', HW_USER_PASSWORD: 'pw-secret', HW_DOMAIN_NAME: 'corp', HW_REGION_NAME: 'eu-west-101' };
const OS_USER = { OS_USERNAME: 'ops', OS_PASSWORD: 'pw-secret', OS_USER_DOMAIN_NAME: 'corp', OS_PROJECT_NAME: 'eu-de' };
const KEYS = { HW_ACCESS_KEY: 'AK', HW_SECRET_KEY: 'SK', HW_REGION_NAME: 'eu-west-101' };

describe('a user with a password', () => {
  test.each<[string, ClientConfiguration, Record<string, string>, object]>([
    ['in the block', { region: 'eu-de', ...USER }, {}, {
      user: { name: 'ops' },
      domain: { name: 'corp' },
      source: 'user_name and password in the provider configuration',
    }],
    ['in HW_…', {}, HW_USER, {
      user: { name: 'ops' },
      domain: { name: 'corp' },
      source: 'HW_USER_NAME and HW_USER_PASSWORD in the environment (HW_…)',
    }],
    ['in OS_…', {}, OS_USER, { source: 'OS_USERNAME and OS_PASSWORD in the environment (OS_…)' }],
    ['by id, which needs no domain', { region: 'eu-de', userId: 'u1', password: 'pw-secret' }, {}, {
      user: { id: 'u1' },
      domain: undefined,
      source: 'user_id and password in the provider configuration',
    }],
    ['with the id of the domain', { region: 'eu-de', ...USER, domainName: undefined, domainId: 'd1' }, {}, {
      domain: { id: 'd1' },
    }],
    ['with the domain under another of its names', {}, {
      ...OS_USER,
      OS_USER_DOMAIN_NAME: '',
      OS_PROJECT_DOMAIN_NAME: 'of the project',
      OS_DOMAIN_NAME: 'third',
    }, { domain: { name: 'of the project' } }],
    ['with the domain that is the default', {}, { ...OS_USER, OS_USER_DOMAIN_NAME: '', OS_DEFAULT_DOMAIN: 'd9' }, {
      domain: { id: 'd9' },
    }],
    ['with a name and an id, and no domain', {}, { ...HW_USER, HW_DOMAIN_NAME: '', HW_USER_ID: 'u1' }, {
      user: { id: 'u1' },
      source: 'HW_USER_ID and HW_USER_PASSWORD in the environment (HW_…)',
    }],
    ['whose own domain is told by id, and that of the project by name', {}, {
      ...OS_USER,
      OS_USER_DOMAIN_NAME: '',
      OS_USER_DOMAIN_ID: 'd-of-user',
      OS_PROJECT_DOMAIN_NAME: 'of the project',
    }, { domain: { id: 'd-of-user' } }],
  ])('%s', (_, configuration, environment, expected) => {
    expect(resolveSettings(configuration, environment).credentials).toMatchObject({
      kind: 'password',
      password: 'pw-secret',
      ...expected,
    });
  });

  test.each([[' p w ', ' p w '], ['pw\n', 'pw'], ['pw\r\n', 'pw']])('keeps the spaces of its password: %j', (written, password) => {
    expect(resolveSettings({ region: 'eu-de', ...USER, password: written }, {}).credentials).toMatchObject({ password });
    expect(resolveSettings({}, { ...OS_USER, OS_PASSWORD: written }).credentials).toMatchObject({ password });
  });

  test('comes after a key of the same place', () => {
    expect(resolveSettings({}, { ...HW_USER, ...KEYS }).credentials.kind).toBe('aksk');
    expect(resolveSettings({ region: 'eu-west-101', ...USER }, KEYS).credentials.kind).toBe('password');
  });

  test.each<[string, ClientConfiguration, Record<string, string>, string, RegExp]>([
    ['a user name without a password', { region: 'eu-de', userName: 'ops' }, { HW_USER_PASSWORD: 'pw-secret' },
      'password', /user_name is set in the provider configuration, but password is missing there/],
    ['a password without a user', {}, { ...HW_USER, HW_USER_NAME: '' }, 'userName',
      /HW_USER_PASSWORD is set .* HW_USER_NAME is missing there/],
    ['a user name without a domain', {}, { ...HW_USER, HW_DOMAIN_NAME: '' }, 'domainName',
      /HW_USER_NAME in .* Set HW_DOMAIN_NAME as well, or the user's id in HW_USER_ID/],
  ])('%s is an error', (_, configuration, environment, setting, expected) => {
    const error = problem(configuration, environment);
    expect(error.setting).toBe(setting);
    expect(error.message).toMatch(expected);
    expect(error.message).not.toContain('pw-secret');
  });

  test('a user name alone in the environment is anybody\'s, and no credentials', () => {
    expect(resolveSettings({ region: 'eu-west-101' }, { ...KEYS, HW_USER_NAME: 'ops' }).credentials.kind).toBe('aksk');
    expect(inVain({ region: 'eu-de' }, { OS_USERNAME: 'ops' })).toMatch(/^No credentials/);
  });
});

describe('the region', () => {
  test.each<[string, ClientConfiguration, Record<string, string>, string]>([
    ['OS_PROJECT_NAME', {}, { ...OS_USER, OS_PROJECT_NAME: 'eu-nl_team_b' }, 'eu-nl'],
    ['OS_TENANT_NAME', {}, { ...OS_USER, OS_PROJECT_NAME: '', OS_TENANT_NAME: 'eu-nl' }, 'eu-nl'],
    ['project_name of the block', { projectName: 'eu-nl_team' }, { ...OS_USER, OS_PROJECT_NAME: '' }, 'eu-nl'],
    ['OS_REGION_NAME, which goes first', {}, { ...OS_USER, OS_REGION_NAME: 'eu-de', OS_PROJECT_NAME: 'eu-nl_a' }, 'eu-de'],
  ])('comes from %s', (_, configuration, environment, region) => {
    expect(resolveSettings(configuration, environment).region).toBe(region);
  });

  test('is not guessed from the project of a region that we do not know', () => {
    expect(problem({}, { ...OS_USER, OS_PROJECT_NAME: 'team_eu-de' }).message).toMatch(/^No region\./);
  });
});

describe('what asks for a way in that is not there', () => {
  test('is an error, never ignored', () => {
    expect(problem({}, { ...OS_USER, OS_PASSCODE: 'ops' }).message)
      .toMatch(/^OS_PASSCODE in the environment .* decides who acts/);
  });

  test('asks for nothing beside a key', () => {
    expect(resolveSettings({ region: 'eu-de' }, { OS_AK: 'AK', OS_SK: 'SK', OS_PASSCODE: 'ops' }).credentials.kind)
      .toBe('aksk');
  });
});

test('a security token alone in the block is half a key, whatever the environment holds', () => {
  expect(problem({ region: 'eu-west-101', securityToken: 'st' }, KEYS).message)
    .toMatch(/security_token is set in the provider configuration, but access_key is missing there/);
});

test('keys in the block, the rest from HW_…: a warning names what is not used', () => {
  const { warnings, projectId } = resolveSettings({ accessKey: 'AK', secretKey: 'SK' },
    { HW_REGION_NAME: 'eu-west-101', HW_PROJECT_ID: 'p1' });
  expect(projectId).toBeUndefined();
  expect(warnings).toEqual([{
    summary: 'A setting has no effect',
    message: expect.stringMatching(/^HW_PROJECT_ID in .* is not used: .* Write project_id into the provider block/),
  }]);
});
