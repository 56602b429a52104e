import { argumentOf, settingOf } from '../../../src/client/settings/setting-name';
import { providerSchema } from '../../../src/provider/provider-schema';

test.each(Object.keys(providerSchema.attributes))('the argument %s and its setting lead to each other', (argument) => {
  expect(settingOf(argument)).not.toContain('_');
  expect(argumentOf(settingOf(argument))).toBe(argument);
});

test('the argument that is spelled irregularly is the setting that the client knows', () => {
  expect(settingOf('cacert_file')).toBe('caCertFile');
});
