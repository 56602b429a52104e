/** Where IAM is, and what people are told of it. */
export interface IamAddress {
  /** Its base URL, without a version. */
  readonly iam: string;
  /** Who named it, in words for people. */
  readonly iamName: string;
}

/** The call of IAM that gives temporary keys: for a token, or of an agency. */
export const securityTokensAt = ({ iam }: IamAddress): string => `${iam}/v3.0/OS-CREDENTIAL/securitytokens`;
