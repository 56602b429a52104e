import { environmentSources, variablesOf } from '../../../src/client/settings/environment-families';
import { SettingName } from '../../../src/client/settings/setting-name';

const SETTINGS: readonly SettingName[] = ['region', 'accessKey', 'secretKey', 'securityToken', 'token', 'userName',
  'userId', 'password', 'domainName', 'domainId', 'authUrl', 'projectId', 'projectName', 'cloud', 'insecure',
  'caCertFile', 'cert', 'key', 'maxRetries', 'profile', 'sharedConfigFile'];

test.each(SETTINGS)('every variable named for %s gives it, and they are named in the order of reading', (name) => {
  const variables = variablesOf(name);
  expect(variables).not.toEqual([]);
  variables.forEach((variable, at) => {
    const fromHereOn = Object.fromEntries(variables.slice(at).map((later) => [later, `from ${later}`]));
    expect(environmentSources(fromHereOn).map((source) => source.valueOf(name)).find((value) => value))
      .toBe(`from ${variable}`);
  });
});

test('the variables of all four families are named', () => {
  expect(variablesOf('accessKey')).toEqual(['HW_ACCESS_KEY', 'OS_ACCESS_KEY', 'OS_ACCESS_KEY_ID', 'OS_AK',
    'HUAWEICLOUD_SDK_AK', 'CLOUD_SDK_AK']);
});
