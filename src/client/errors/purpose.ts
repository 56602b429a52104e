/** What a call is for, as its error text tells it. */
export interface Purpose {
  /** Completes "Could not …" and "Tried to …": `list the Kafka instances`. */
  readonly what: string;
  /**
   * Whether nothing can have changed by the call, whatever has become of it.
   * @default false
   */
  readonly onlyReads?: boolean;
  /**
   * The permission that the call needs: `dms:instance:list`.
   * @default - the error text names no permission
   */
  readonly permission?: string;
  /**
   * Where the credentials were found, never what they are: `HW_ACCESS_KEY and HW_SECRET_KEY in the environment (HW_…)`.
   * @default - the error text does not tell
   */
  readonly credentialsFrom?: string;
  /**
   * The way in that was used, for which the text says what helps.
   * @default - the error text does not tell ways in apart
   */
  readonly signedInBy?: 'aksk' | 'token' | 'password' | 'oidc' | 'metadata' | 'agency';
  /**
   * What it means when the cloud answers with one of some statuses, where that is not what it means elsewhere.
   * @default - the usual
   */
  readonly whenRefused?: { readonly statuses: readonly number[]; readonly reason: string };
}
