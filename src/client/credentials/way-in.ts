import { Agency } from './agency';
import { AgencyKeys } from './agency-keys';
import { Credentials } from './credentials';
import { IamAddress } from './iam-address';
import { IdTokenLogIn } from './id-token-log-in';
import { MetadataKeys } from './metadata-keys';
import { PasswordLogIn } from './password-log-in';
import { RenewingSignIn } from './renewing-sign-in';
import { beforeSignIn, SignIn, signInWith } from './sign-in';
import { TokenExchange } from './token-exchange';
import { ApiCaller, ApiCallerParts } from '../api-caller';
import { IamEndpoint, iamName } from '../project-directory';
import { flavourOf } from '../settings/clouds';
import { METADATA_SERVICE, stsOf } from '../settings/endpoints';

/** Where to sign in, as whom, and for which project. */
export interface SignInPlace {
  readonly endpoints: IamEndpoint & { readonly sts?: string; readonly metadata?: string };
  /** The domain of the cloud. */
  readonly cloud: string;
  /** @default - nobody acts as somebody else */
  readonly agencies?: readonly Agency[];
  /** @default - the project is named by `projectName` */
  readonly projectId?: string;
  /** @default - the name of the region */
  readonly projectName?: string;
  readonly region: string;
}

/** What signing in sends its requests with. */
export type SignInParts = Omit<ApiCallerParts, 'signIn'>;

/** The way in that belongs to the credentials, and on from there as each of the agencies in turn. */
export function signInFor(credentials: Credentials, place: SignInPlace, parts: SignInParts): SignIn {
  const { agencies = [] } = place;
  const first = firstSignIn(credentials, place, parts);
  return agencies.reduce((base, agency) => actingAs(agency, base, place, parts), first);
}

function firstSignIn(credentials: Credentials, place: SignInPlace, parts: SignInParts): SignIn {
  const iam = iamOf(place);
  const { clock, latch, transport } = parts;
  const caller = new ApiCaller({ ...parts, signIn: beforeSignIn(credentials) });
  switch (credentials.kind) {
    case 'aksk':
    case 'token':
      return signInWith(credentials);
    case 'password':
      return new RenewingSignIn(
        new PasswordLogIn({ ...iam, credentials, caller, latch, project: projectOf(place) }), clock);
    case 'oidc':
      return withKeys(new RenewingSignIn(new IdTokenLogIn({ ...iam, credentials, caller, latch, clock }), clock), place,
        parts);
    case 'metadata': {
      const { cloud, endpoints: { metadata = METADATA_SERVICE } } = place;
      return new RenewingSignIn(new MetadataKeys({ credentials, metadata, cloud, transport, clock }), clock);
    }
  }
}

/** Whoever acts as an agency needs a token of the whole account: the project belongs to the agency. */
function projectOf({ agencies = [], projectId, projectName, region }: SignInPlace) {
  if (agencies.length > 0) return undefined;
  return projectId ? { id: projectId } : { name: projectName ?? region };
}

/** Huawei Cloud has a newer call for agencies whose account is named by its id. It wants a signature. */
function actingAs(agency: Agency, base: SignIn, place: SignInPlace, parts: SignInParts): SignIn {
  const isOfSts = 'id' in agency.domain && flavourOf(place.cloud) === 'huaweicloud';
  const hasToken = base.kind === 'token' || base.kind === 'password';
  const asker = isOfSts && hasToken ? withKeys(base, place, parts) : base;
  return new RenewingSignIn(new AgencyKeys({
    ...iamOf(place),
    agency,
    base: asker,
    caller: new ApiCaller({ ...parts, signIn: asker }),
    sts: isOfSts ? place.endpoints.sts ?? stsOf(place.region, place.cloud) : undefined,
    clock: parts.clock,
  }), parts.clock);
}

function withKeys(base: SignIn, place: SignInPlace, parts: SignInParts): SignIn {
  const caller = new ApiCaller({ ...parts, signIn: base });
  return new RenewingSignIn(new TokenExchange({ ...iamOf(place), base, caller, clock: parts.clock }), parts.clock);
}

function iamOf({ endpoints }: SignInPlace): IamAddress {
  return { iam: endpoints.iam, iamName: iamName(endpoints) };
}
