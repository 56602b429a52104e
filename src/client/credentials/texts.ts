import { Agency, agencyName } from './agency';
import { Named, PasswordCredentials } from './credentials';
import { IdTokenClaims } from './id-token-claims';

/** What a call is for, as it completes "Could not …". */
export const logIn = ({ user, domain }: PasswordCredentials, iam: string) =>
  `sign in at ${iam} as user ${nameOf(user)}${domain ? ` of domain ${nameOf(domain)}` : ''}`;
export const logInWithIdToken = (idpId: string, iam: string) =>
  `sign in at ${iam} with an id token of identity provider ${idpId}`;
export const exchangeToken = (iam: string) => `get temporary keys for a token at ${iam}`;
export const assumeAgency = (agency: Agency, where: string) =>
  `act as agency ${agencyName(agency)} (asked at ${where})`;

/** Where the keys of an agency come from. */
export const asAgency = (agency: Agency, base: string) =>
  `${base}, acting as agency ${agencyName(agency)} (${agency.source})`;

/** Why somebody may not take on an agency: the cloud does not tell these apart. */
export const whyNoAgency = (agency: Agency, base: string) =>
  `either there is no agency ${agencyName(agency)}, or it does not delegate to whoever asks (${base}), or that one may `
  + `not take on agencies. Check the name and the domain in ${agency.source}, whom the agency trusts, and the `
  + 'permission of whoever asks.';

/** Why an id token may be refused; what it says of itself is what a trust policy is compared with. */
export function whyNoIdToken(idpId: string, claims: IdTokenClaims | undefined, now: number): string {
  if (!claims) {
    return 'what was given is no id token (a JWT of three parts). Check what writes it, and that nothing is cut off.';
  }
  const { issuer, subject, audience, expiresAt } = claims;
  if (expiresAt !== undefined && expiresAt <= now) {
    return `the id token expired at ${new Date(expiresAt).toISOString()}. Get a new one, right before the run; where `
      + 'it is in a file, the file may be renewed while the run goes on.';
  }
  return `IAM did not accept the id token. It says: issuer ${issuer ?? 'none'}, audience ${audience ?? 'none'}, `
    + `subject ${subject ?? 'none'}. Compare that with identity provider ${idpId} in IAM: its issuer, its client id `
    + '(the audience), and the rules that turn a subject into a user group.';
}

/** Why there are no keys in the metadata of the machine; where else was looked stands before it. */
export const noMetadata = (url: string) =>
  `The metadata service at ${url} was asked as well, and did not answer: this is no machine of the cloud, or it may `
  + 'not reach the service.';
export const noAgencyBound = (url: string) =>
  `The metadata service at ${url} was asked as well, and gave no keys: no agency is bound to this machine. Bind one, `
  + 'or set credentials.';
export const strangeMetadata = (url: string, status: number) =>
  `The metadata service at ${url} was asked as well, and gave no keys (HTTP ${status}). Set credentials instead.`;
export const keysOfAnotherCloud = (region: string, itsCloud: string, cloud: string) =>
  `This machine stands in region ${region} of ${itsCloud}, and the keys in its metadata are never sent to ${cloud}. `
  + `Set credentials of ${cloud}, or another region.`;

const nameOf = (thing: Named) => ('name' in thing ? thing.name : thing.id);
