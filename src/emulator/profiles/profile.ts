/** Which of the two clouds is played. */
export type ProfileName = 'huaweicloud' | 'otc';

/** What differs between the clouds. */
export interface Profile {
  readonly name: ProfileName;
  /** Prefix of the gateway's error codes. */
  readonly gateway: 'APIGW' | 'APIG';
  readonly hasRecycleBin: boolean;
  readonly knowsForceDelete: boolean;
  readonly allFailureStatus: 200 | 204;
  /** Whether agencies can be assumed with the newer call, too. */
  readonly hasTokenService: boolean;
}

/** The clouds there are. */
export const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  huaweicloud: {
    name: 'huaweicloud',
    gateway: 'APIGW',
    hasRecycleBin: true,
    knowsForceDelete: true,
    allFailureStatus: 204,
    hasTokenService: true,
  },
  otc: {
    name: 'otc',
    gateway: 'APIG',
    hasRecycleBin: false,
    knowsForceDelete: false,
    allFailureStatus: 200,
    hasTokenService: false,
  },
};

/** The regions of Open Telekom Cloud; the client has its own table, and a test holds the two together. */
export const OTC_REGIONS: readonly string[] = ['eu-de', 'eu-nl', 'eu-ch2'];

/**
 * Every region that is not one of Open Telekom Cloud is Huawei Cloud's; a project's name (`eu-de_shop`) counts as its
 * region.
 */
export function profileOf(region: string): ProfileName {
  return OTC_REGIONS.includes(region.split('_', 1)[0]) ? 'otc' : 'huaweicloud';
}
