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
}

/** The clouds there are. */
export const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  huaweicloud: { name: 'huaweicloud', gateway: 'APIGW', hasRecycleBin: true, knowsForceDelete: true, allFailureStatus: 204 },
  otc: { name: 'otc', gateway: 'APIG', hasRecycleBin: false, knowsForceDelete: false, allFailureStatus: 200 },
};

/** `eu-de` and `eu-nl` are Open Telekom Cloud; everything else is Huawei Cloud. */
export function profileOf(region: string): ProfileName {
  return /^eu-(de|nl)(_|$)/.test(region) ? 'otc' : 'huaweicloud';
}
