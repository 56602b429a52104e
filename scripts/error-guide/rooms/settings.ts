import { environmentSources } from '../../../src/client/settings/environment-families';
import { configurationSource, namedSource, SettingSource } from '../../../src/client/settings/setting-source';
import * as said from '../../../src/client/settings/texts';
import { SIGNING_ALGORITHMS } from '../../../src/client/signer/signing-algorithm';
import { Branches, Room } from '../room';

const set = { HW_REGION_NAME: 'eu-de', OS_REGION_NAME: 'eu-nl', HW_USER_NAME: 'ops', HW_CLOUD: 'example.com' };
const block = configurationSource({ region: 'eu-de' });
const families = environmentSources(set);
const family = (prefix: string) => families.find(({ label }) => label.includes(prefix))!;
const [hw, os] = [family('HW_'), family('OS_')];
const places: readonly SettingSource[] = [block, ...families];
const profile = namedSource('profile prod of ~/.hcloud/config.json', undefined, {}, () => undefined);
const CLOUDS = '/etc/openstack/clouds.yaml';
const HCLOUD = '/home/ops/.hcloud/config.json';
const KEPT = [said.lookedAtFile('~/.huaweicloud/credentials'), said.profileNotNamed(HCLOUD),
  said.osCloudNotSet(['otc'])];
const named = 'OS_CLOUD in the environment (OS_…)';

export const settings: Room = {
  file: 'src/client/settings/texts.ts',
  says: {
    REGION_IS_NO_NAME: said.REGION_IS_NO_NAME,
    CLOUD_IS_NO_DOMAIN: said.CLOUD_IS_NO_DOMAIN,
    noRegion: said.noRegion(places, [said.osCloudNotSet([])]),
    regionInDoubt: said.regionInDoubt(hw, os),
    unknownCloud: said.unknownCloud('eu-xy-1', os),
    noCredentials: said.noCredentials(places, KEPT),
    passedOverFor: said.passedOverFor('otc.t-systems.com', 'OS_AUTH_URL', hw, 'accessKey'),
    noCredentialsIn: said.noCredentialsIn(profile),
    noSuchProfile: new Branches(said.noSuchProfile('prod', HCLOUD, ['default', 'test']), said.noSuchProfile('prod',
      HCLOUD, [])),
    encryptedKeys: said.encryptedKeys('prod', HCLOUD),
    keysOfSso: said.keysOfSso('prod', HCLOUD),
    keysOfMachine: said.keysOfMachine('prod', HCLOUD),
    noCloudsFile: said.noCloudsFile('otc', ['./clouds.yaml', CLOUDS]),
    noSuchCloud: said.noSuchCloud('otc', CLOUDS, ['test']),
    noJson: said.noJson(HCLOUD),
    noYaml: said.noYaml(CLOUDS),
    unreadableFile: new Branches(said.unreadableFile(CLOUDS, named, 'EACCES'), said.unreadableFile(CLOUDS, named,
      undefined)),
    noHomeFor: said.noHomeFor('profile'),
    unsupportedWay: said.unsupportedWay('OS_PASSCODE', os.label),
    halfAnAgency: said.halfAnAgency('assume_role in the provider configuration', hw),
    noAgencyDomain: said.noAgencyDomain('kafka-ops', 'HW_ASSUME_ROLE_AGENCY_NAME', hw),
    noDuration: said.noDuration('30', 'assume_role in the provider configuration', { least: 900, most: 86400 }),
    noIdToken: said.noIdToken(hw),
    noIdentityProvider: said.noIdentityProvider(hw),
    impossibleIdentityProvider: said.impossibleIdentityProvider(hw),
    twoIdTokens: said.twoIdTokens(block),
    emptyIdToken: said.emptyIdToken('/run/id-token'),
    noSigningAlgorithm: said.noSigningAlgorithm(block, 'MD5', SIGNING_ALGORITHMS),
    noDomain: said.noDomain(hw),
    USELESS_PROFILE: [said.IGNORED, said.USELESS_PROFILE],
    ignoredSetting: [said.IGNORED, said.ignoredSetting(os, 'authUrl', hw)],
    INSECURE: [said.NOT_VERIFIED, said.INSECURE],
    halfOfAKey: said.halfOfAKey(hw, 'accessKey', 'secretKey'),
    impossibleCharacter: said.impossibleCharacter(hw, 'accessKey'),
    noWholeNumber: said.noWholeNumber(hw, 'maxRetries'),
    credentialsOfAnotherCloud: new Branches(said.credentialsOfAnotherCloud(hw, 'cloud', 'myhuaweicloud.com', 'eu-de',
      'otc.t-systems.com'), said.credentialsOfAnotherCloud(hw, 'cloud', undefined, 'eu-de', 'otc.t-systems.com')),
    unknownDmsEndpoint: said.unknownDmsEndpoint('eu-ch2'),
    noPlainUrl: said.noPlainUrl(said.placeOf(block, 'authUrl')),
    clearText: [said.IN_CLEAR_TEXT, said.clearText('http://dms.example.com')],
    unreadableCertificate: new Branches(said.unreadableCertificate(block, 'caCertFile', '/etc/ca.pem', 'ENOENT'),
      said.unreadableCertificate(block, 'key', '/etc/key.pem', 'ENOENT')),
    noCertificate: new Branches(said.noCertificate(block, 'caCertFile', '/etc/ca.pem'),
      said.noCertificate(block, 'caCertFile', undefined)),
    halfAClientCertificate: said.halfAClientCertificate(block, 'cert', 'key'),
    unusableClientCertificate: said.unusableClientCertificate(block,
      'the private key does not belong to the certificate'),
  },
  // Names, and parts of those above.
  saysNoError: ['PROVIDER_BLOCK', 'METADATA_LABEL', 'IAM_FROM_ENDPOINTS', 'iamFromRegion', 'lookedAtFile',
    'profileNotNamed',
    'osCloudNotSet', 'IN_CLEAR_TEXT', 'NOT_VERIFIED', 'IGNORED', 'placeOf', 'orName', 'foundNames', 'everyName'],
};
