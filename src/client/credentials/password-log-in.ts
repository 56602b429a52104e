import { AuthenticationLatch } from './authentication-latch';
import { Named, PasswordCredentials, secretsOf } from './credentials';
import { IamAddress } from './iam-address';
import { isToken, tokenOf } from './issued-token';
import { IssuedProof, ProofIssuer } from './renewing-sign-in';
import { logIn } from './texts';
import { ApiCaller } from '../api-caller';

/** What a log-in is made with. */
export interface PasswordLogInParts extends IamAddress {
  readonly credentials: PasswordCredentials;
  /**
   * The project that the token is to be for.
   * @default - the token is for the whole account, as whoever takes on an agency needs it
   */
  readonly project?: Named;
  /** Sends without proof, for there is none yet. */
  readonly caller: ApiCaller;
  readonly latch: AuthenticationLatch;
}

/** Logs a user in with the password, for a token of one project or of the whole account. */
export class PasswordLogIn implements ProofIssuer {
  public readonly kind = 'password';

  constructor(private readonly parts: PasswordLogInParts) {}

  public get source(): string {
    return this.parts.credentials.source;
  }

  public secrets(): readonly string[] {
    return secretsOf(this.parts.credentials);
  }

  public async issue(): Promise<IssuedProof> {
    const { credentials, latch, caller, iam, iamName } = this.parts;
    const response = await latch.run(credentials, async () => caller.call({
      method: 'POST',
      nature: 'read',
      url: `${iam}/v3/auth/tokens`,
      body: logInBody(this.parts),
      isAnswer: isToken,
      what: logIn(credentials, iamName),
    }), { isProof: isToken });
    return tokenOf(response, credentials.source);
  }
}

function logInBody({ credentials: { user, domain, password }, project }: PasswordLogInParts): object {
  const inDomain = 'name' in user && domain ? { domain } : {};
  // The name of a project counts within a domain only, which is the one of the user.
  const scope = project ? { project: { ...project, ...('name' in project && domain ? { domain } : {}) } }
    : domain && { domain };
  return {
    auth: {
      identity: { methods: ['password'], password: { user: { ...user, ...inDomain, password } } },
      ...(scope ? { scope } : {}),
    },
  };
}
