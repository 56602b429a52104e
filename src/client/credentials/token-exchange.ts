import { IamAddress, securityTokensAt } from './iam-address';
import { IAM_KEY, isKey, keyOf } from './issued-key';
import { IssuedProof, ProofIssuer } from './renewing-sign-in';
import { SignIn } from './sign-in';
import { exchangeToken } from './texts';
import { ApiCaller } from '../api-caller';
import { Clock } from '../pacing/clock';

/** What a token is exchanged with. */
export interface TokenExchangeParts extends IamAddress {
  /** Whose token it is. */
  readonly base: SignIn;
  /** Sends with the token of `base`. */
  readonly caller: ApiCaller;
  readonly clock: Clock;
}

/** The most that IAM gives. An id token lives for minutes, and its file may never be renewed: the keys have to last. */
const DAY_SECONDS = 24 * 60 * 60;

/** Gives keys for a token, so that requests are signed. */
export class TokenExchange implements ProofIssuer {
  constructor(private readonly parts: TokenExchangeParts) {}

  public get source(): string {
    return this.parts.base.source;
  }

  public get kind(): SignIn['kind'] {
    return this.parts.base.kind;
  }

  public secrets(): readonly string[] {
    return this.parts.base.secrets();
  }

  public async issue(): Promise<IssuedProof> {
    const { caller, iamName, clock } = this.parts;
    const response = await caller.call({
      method: 'POST',
      nature: 'read',
      url: securityTokensAt(this.parts),
      body: { auth: { identity: { methods: ['token'], token: { duration_seconds: DAY_SECONDS } } } },
      isAnswer: (answer) => isKey(answer, IAM_KEY),
      what: exchangeToken(iamName),
    });
    return keyOf(response, IAM_KEY, this.source, { now: clock.now(), askedForMs: DAY_SECONDS * 1000 });
  }
}
