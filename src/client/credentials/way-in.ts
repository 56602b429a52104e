import { Credentials } from './credentials';
import { PasswordSignIn } from './password-sign-in';
import { beforeSignIn, SignIn, signInWith } from './sign-in';
import { ApiCaller, ApiCallerParts } from '../api-caller';
import { IamEndpoint, iamName } from '../project-directory';

/** Where to sign in, and for which project. */
export interface SignInPlace {
  readonly endpoints: IamEndpoint;
  /** @default - the project is named by `projectName` */
  readonly projectId?: string;
  /** @default - the name of the region */
  readonly projectName?: string;
  readonly region: string;
}

/** The way in that belongs to the credentials. */
export function signInFor(credentials: Credentials, { endpoints, projectId, projectName, region }: SignInPlace,
  parts: Omit<ApiCallerParts, 'signIn'>): SignIn {
  if (credentials.kind !== 'password') return signInWith(credentials);
  return new PasswordSignIn({
    credentials,
    project: projectId ? { id: projectId } : { name: projectName ?? region },
    iam: endpoints.iam,
    iamName: iamName(endpoints),
    caller: new ApiCaller({ ...parts, signIn: beforeSignIn(credentials) }),
    latch: parts.latch,
    clock: parts.clock,
  });
}
