import { AuthenticationLatch } from './authentication-latch';
import { Named, PasswordCredentials, RequestCredentials, secretsOf, TokenCredentials } from './credentials';
import { SignIn } from './sign-in';
import { logIn as logInPurpose } from './texts';
import { LenientObject } from '../answers/lenient-json';
import { ApiCaller } from '../api-caller';
import { isApiObject } from '../errors/error-answer';
import { throwIfCancelled, untilCancelled } from '../pacing/cancellation';
import { Clock } from '../pacing/clock';
import { HttpResponse } from '../transport/transport';

/** What a log-in is made with. */
export interface PasswordSignInParts {
  readonly credentials: PasswordCredentials;
  /** The project that the token is to be for. */
  readonly project: Named;
  /** The base URL of IAM, without a version. */
  readonly iam: string;
  /** Who named it, in words for people. */
  readonly iamName: string;
  /** Sends without proof, for there is none yet. */
  readonly caller: ApiCaller;
  readonly latch: AuthenticationLatch;
  readonly clock: Clock;
}

interface IssuedToken {
  readonly proof: TokenCredentials;
  readonly projectId?: string;
  /** When to ask for the next one, by `elapsed()`. */
  readonly renewAt: number;
  /** When the cloud refuses it, by `elapsed()`. */
  readonly expiresAt: number;
}

const LONGEST_MARGIN_MS = 10 * 60_000;
const PAUSE_AFTER_FAILURE_MS = 60_000;

/**
 * Signs in with user and password: asks IAM for a token of one project with the first request that needs it, and for
 * the next one before it expires, or when the cloud says that it has.
 */
export class PasswordSignIn implements SignIn {
  public readonly kind = 'password';
  public readonly source: string;
  private issued?: IssuedToken;
  private underWay?: Promise<IssuedToken>;
  /** When to ask IAM again after it could not be reached, by `elapsed()`. */
  private notBefore = -Infinity;

  constructor(private readonly parts: PasswordSignInParts) {
    this.source = parts.credentials.source;
  }

  public secrets(): readonly string[] {
    return [...secretsOf(this.parts.credentials), ...(this.issued ? secretsOf(this.issued.proof) : [])];
  }

  public async current(signal?: AbortSignal): Promise<RequestCredentials> {
    return (await this.fresh(signal)).proof;
  }

  public renew(expired: RequestCredentials): boolean {
    if (this.issued?.proof === expired) this.issued = undefined;
    return true;
  }

  public async projectId(signal?: AbortSignal): Promise<string | undefined> {
    return (await this.fresh(signal)).projectId;
  }

  /** A token that still counts is used while the next one is asked for, so that nobody waits for IAM then. */
  private async fresh(signal?: AbortSignal): Promise<IssuedToken> {
    throwIfCancelled(signal);
    const { issued, parts: { clock } } = this;
    const now = clock.elapsed();
    if (!issued || now >= issued.expiresAt) return untilCancelled(this.next(), signal);
    if (now >= issued.renewAt && now >= this.notBefore) {
      this.next().catch(() => {
        this.notBefore = clock.elapsed() + PAUSE_AFTER_FAILURE_MS;
      });
    }
    return issued;
  }

  /** The log-in that is under way, or a new one. */
  private async next(): Promise<IssuedToken> {
    this.underWay ??= this.logIn().finally(() => {
      this.underWay = undefined;
    });
    return this.underWay;
  }

  private async logIn(): Promise<IssuedToken> {
    const { credentials, latch, caller, iam, iamName, clock } = this.parts;
    const response = await latch.run(credentials, async () => caller.call({
      method: 'POST',
      nature: 'read',
      url: `${iam}/v3/auth/tokens`,
      body: logInBody(this.parts),
      isAnswer: isToken,
      what: logInPurpose(credentials, iamName),
    }), { isProof: isToken });
    this.issued = tokenOf(response, credentials, clock.elapsed());
    return this.issued;
  }
}

/** In the header; only the rest of the answer is JSON. */
function isToken({ headers, body }: HttpResponse): boolean {
  return Boolean(headers['x-subject-token']) && isApiObject(body);
}

function logInBody({ credentials: { user, domain, password }, project }: PasswordSignInParts): object {
  const inDomain = 'name' in user && domain ? { domain } : {};
  return {
    auth: {
      identity: { methods: ['password'], password: { user: { ...user, ...inDomain, password } } },
      // The name of a project counts within a domain only, which is the one of the user.
      scope: { project: { ...project, ...('name' in project && domain ? { domain } : {}) } },
    },
  };
}

/** A life is told by the difference of two dates of the cloud, so that our clock may be wrong. */
function tokenOf({ headers, body }: HttpResponse, { source }: PasswordCredentials, now: number): IssuedToken {
  const token = LenientObject.parse(body)?.object('token');
  const [from, until] = [token?.time('issued_at'), token?.time('expires_at')];
  const life = from === undefined || until === undefined ? Infinity : until - from;
  return {
    proof: new TokenCredentials({ token: headers['x-subject-token'], source }),
    projectId: token?.object('project')?.text('id'),
    expiresAt: now + life,
    renewAt: now + life - Math.min(LONGEST_MARGIN_MS, life / 10),
  };
}
