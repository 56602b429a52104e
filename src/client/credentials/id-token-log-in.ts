import { AuthenticationLatch } from './authentication-latch';
import { IdTokenCredentials, secretsOf, TokenCredentials } from './credentials';
import { IamAddress } from './iam-address';
import { claimsOf } from './id-token-claims';
import { isToken, tokenOf } from './issued-token';
import { IssuedProof, ProofIssuer } from './renewing-sign-in';
import { logInWithIdToken, whyNoIdToken } from './texts';
import { ApiCaller } from '../api-caller';
import { DmsError } from '../errors/errors';
import { Clock } from '../pacing/clock';
import { SettingsError } from '../settings/setting-name';

/** What an id token is shown with. */
export interface IdTokenLogInParts extends IamAddress {
  readonly credentials: IdTokenCredentials;
  /** Sends without proof, for there is none yet. */
  readonly caller: ApiCaller;
  readonly latch: AuthenticationLatch;
  readonly clock: Clock;
}

/** Signs in with the id token of an identity provider that IAM trusts, for a token of IAM's own. */
export class IdTokenLogIn implements ProofIssuer {
  public readonly kind = 'oidc';

  constructor(private readonly parts: IdTokenLogInParts) {}

  public get source(): string {
    return this.parts.credentials.source;
  }

  public secrets(): readonly string[] {
    return secretsOf(this.parts.credentials);
  }

  public async issue(): Promise<IssuedProof> {
    const { credentials, latch, caller, iam, iamName, clock } = this.parts;
    const idToken = this.idToken();
    const claims = claimsOf(idToken);
    // A token that was refused is not shown there again; the next one in its file is another one.
    const latched = new TokenCredentials({
      token: JSON.stringify([iam, credentials.idpId, idToken]),
      source: credentials.source,
    });
    const response = await latch.run(latched, async () => caller.call({
      method: 'POST',
      nature: 'read',
      url: `${iam}/v3.0/OS-AUTH/id-token/tokens`,
      headers: { 'X-Idp-Id': credentials.idpId },
      body: { auth: { id_token: { id: idToken } } },
      isAnswer: isToken,
      what: logInWithIdToken(credentials.idpId, iamName),
      whenRefused: { statuses: [400, 401, 403, 404], reason: whyNoIdToken(credentials.idpId, claims, clock.now()) },
    }), { isProof: isToken, kind: 'oidc' });
    return tokenOf(response, credentials.source);
  }

  private idToken(): string {
    const { credentials, iamName } = this.parts;
    try {
      return credentials.idToken();
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      const what = logInWithIdToken(credentials.idpId, iamName);
      throw new DmsError('authentication', `Could not ${what}: ${error.message}`);
    }
  }
}
