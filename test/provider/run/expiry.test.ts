import fc from 'fast-check';
import { Engine, WayIn } from './engine';
import { ClientConfiguration } from '../../../src/client/settings/settings';
import { EmulatedCloud } from '../../../src/emulator';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const agency = ({ account }: EmulatedCloud, index: 0 | 1) => {
  const { name: agencyName, domainName } = account.agencies[index];
  return { agencyName, domainName };
};
const key = ({ account: { accessKey, secretKey } }: EmulatedCloud) => ({ accessKey, secretKey });

/** Every way in whose proof ends by itself. */
const WAYS: Readonly<Record<string, (cloud: EmulatedCloud) => ClientConfiguration>> = {
  'an agency': (cloud) => ({ ...key(cloud), assumeRole: [agency(cloud, 0)] }),
  'a chain of agencies': (cloud) => ({ ...key(cloud), assumeRole: [agency(cloud, 0), agency(cloud, 1)] }),
  'a machine': () => ({}),
  'an agency on a machine': (cloud) => ({ assumeRole: [agency(cloud, 1)] }),
  'an id token': (cloud) => ({
    assumeRoleWithOidc: {
      idpId: cloud.account.identityProvider.id,
      idToken: cloud.idToken({ lifeSeconds: 86_400 }),
      ...agency(cloud, 0),
    },
  }),
  'a password': ({ account: { userName, password, domainName } }) => ({ userName, password, domainName }),
};

test.each(Object.entries(WAYS))('%s: a roll of hours never dies for a proof that ends, and restarts nobody twice', async (_, configuration) => {
  await fc.assert(fc.asyncProperty(
    fc.integer({ min: 20 * SECOND, max: 3 * 60 * MINUTE }), fc.integer({ min: 1, max: 15 }),
    fc.array(fc.integer({ min: SECOND, max: 60 * MINUTE }), { maxLength: 4 }), fc.boolean(),
    async (lifeMs, minutes, revocations, words) => {
      const behaviours: WayIn['behaviours'] = {
        temporaryKeyLifeMs: lifeMs,
        tokenLifeMs: lifeMs,
        expiredToken: words ? 'gateway' : 'dms',
      };
      const engine = new Engine(5, { durationMs: minutes * MINUTE }, { behaviours, configuration });
      const running = engine.run({ maxUnavailable: 1, healthRule: 'cluster', timeoutMs: 4 * 60 * MINUTE });
      for (const at of revocations) void engine.clock.sleep(at).then(() => engine.cloud.expireTokens());
      const { fates } = await running;
      expect(fates.map(({ outcome }) => outcome)).toEqual(engine.ids.map(() => 'done'));
      expect(engine.restarts()).toEqual(engine.ids.map(() => 1));
    }), { numRuns: Number(process.env.PROPERTY_RUNS ?? 15) });
});
