import { Credentials } from './credentials';
import { SignIn } from './sign-in';
import { signInFor, SignInPlace, SignInParts } from './way-in';

/**
 * The sign-ins of one set of credentials: whoever acts in several projects of a region signs in there once. An id token
 * lives for minutes, so that one which was shown for the first project may not be shown for the next one any more.
 */
export class SharedSignIns {
  private readonly known = new Map<string, SignIn>();

  /** The sign-in for a place, as whoever acts there first made it. */
  public for(credentials: Credentials, place: SignInPlace, parts: SignInParts): SignIn {
    const { region, cloud, endpoints, agencies = [], projectId, projectName } = place;
    // A password leads to a token of one project, unless an agency is taken on with it.
    const project = credentials.kind === 'password' && agencies.length === 0 ? [projectId, projectName] : [];
    const key = JSON.stringify([region, cloud, endpoints.iam, endpoints.sts, endpoints.metadata, project]);
    const signIn = this.known.get(key) ?? signInFor(credentials, place, parts);
    this.known.set(key, signIn);
    return signIn;
  }
}
