/** Who may call, and what they own. All values are invented samples; no cloud knows them. */
export interface Account {
  readonly accessKey: string;
  readonly secretKey: string;
  /** Makes the key a temporary one: requests must bring this token along. */
  readonly securityToken?: string;
  readonly userId: string;
  readonly userName: string;
  readonly password: string;
  readonly domainId: string;
  readonly domainName: string;
}

/** A project of the account. */
export interface Project {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
}

/** Owns everything unless told otherwise. */
export const SAMPLE_ACCOUNT: Account = {
  accessKey: 'EMULATORSAMPLEKEY001',
  secretKey: 'emulator-sample-secret-not-a-real-key-01',
  userId: 'u0000000000000000000000000000001',
  userName: 'emulator-sample-user',
  password: 'emulator-sample-password',
  domainId: 'd0000000000000000000000000000001',
  domainName: 'emulator-sample-domain',
};

/** Id of the project that owns the fleet, unless another is chosen. */
export const SAMPLE_PROJECT_ID = '0123456789abcdef0123456789abcdef';
