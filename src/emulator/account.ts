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
  /** The first is bound to the machine whose metadata service is played. */
  readonly agencies: readonly Agency[];
  readonly identityProvider: IdentityProviderFacts;
}

/** Rights that another account delegates to whoever may assume them. */
export interface Agency {
  readonly name: string;
  /** The account that delegates. */
  readonly domainId: string;
  readonly domainName: string;
  /** `account`, which is its user and whoever logs in with an id token; or the name of another agency. */
  readonly assumableBy: string;
}

/** An OIDC provider that the account trusts. */
export interface IdentityProviderFacts {
  /** As the header X-Idp-Id names it. */
  readonly id: string;
  readonly issuer: string;
  readonly audience: string;
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
  agencies: [
    {
      name: 'emulator-sample-agency',
      domainId: 'd0000000000000000000000000000002',
      domainName: 'emulator-delegating-domain',
      assumableBy: 'account',
    },
    {
      name: 'emulator-final-agency',
      domainId: 'd0000000000000000000000000000003',
      domainName: 'emulator-final-domain',
      assumableBy: 'emulator-sample-agency',
    },
  ],
  identityProvider: {
    id: 'emulator-sample-idp',
    issuer: 'https://emulator.example/oidc',
    audience: 'emulator-sample-audience',
  },
};

/** Id of the project that owns the fleet, unless another is chosen. */
export const SAMPLE_PROJECT_ID = '0123456789abcdef0123456789abcdef';
