import { cloudOf, flavourOf } from '../../../src/client/settings/clouds';
import { OTC_REGIONS, profileOf } from '../../../src/emulator/profiles/profile';

test.each([
  ...OTC_REGIONS,
  'eu-west-101',
  'eu-west-0',
  'cn-north-1',
  'cn-north-4',
  'cn-east-3',
  'cn-south-1',
  'cn-southwest-2',
  'ap-southeast-1',
  'ap-southeast-3',
  'af-south-1',
  'af-north-1',
  'ru-northwest-2',
  'la-south-2',
  'la-north-2',
  'sa-brazil-1',
  'na-mexico-1',
  'tr-west-1',
  'ae-ad-1',
  'me-east-1',
  'my-kualalumpur-1',
  'eu-ch1',
  'eu-de2',
  'nowhere-1',
])('the emulator and the client agree which cloud region %s is of', (region) => {
  expect(profileOf(region)).toBe(flavourOf(cloudOf(region)));
});

test.each([['eu-de', 'otc'], ['eu-nl', 'otc'], ['eu-ch2', 'otc'], ['eu-de_shop', 'otc'], ['eu-west-101',
  'huaweicloud']])('region %s is %s', (region, profile) => {
  expect(profileOf(region)).toBe(profile);
});
