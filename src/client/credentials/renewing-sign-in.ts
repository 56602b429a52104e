import { RequestCredentials, secretsOf } from './credentials';
import { SignIn } from './sign-in';
import { DmsError, isDmsError } from '../errors/errors';
import { throwIfCancelled, untilCancelled } from '../pacing/cancellation';
import { Clock } from '../pacing/clock';

/** A proof that was issued for a while. */
export interface IssuedProof {
  readonly proof: RequestCredentials;
  /** How long it is good for from now on, in milliseconds; Infinity where nobody knows. */
  readonly lifeMs: number;
  /** @default - whoever issued it did not tell the project */
  readonly projectId?: string;
}

/** Who issues proofs. */
export interface ProofIssuer extends Pick<SignIn, 'source' | 'kind' | 'secrets'> {
  /**
   * Asks for a proof.
   * @throws DmsError when there is none to be had.
   */
  issue(): Promise<IssuedProof>;
}

interface DatedProof extends IssuedProof {
  /** When to ask for the next one, by `elapsed()`. */
  readonly renewAt: number;
  /** When the cloud refuses it, by `elapsed()`. */
  readonly expiresAt: number;
}

const LONGEST_MARGIN_MS = 10 * 60_000;
const PAUSE_AFTER_FAILURE_MS = 60_000;

/**
 * Signs in with proofs that are issued for a while: asks for one with the first request that needs it, and for the next
 * one before it expires, or when the cloud says that it has.
 */
export class RenewingSignIn implements SignIn {
  private issued?: DatedProof;
  private underWay?: Promise<DatedProof>;
  /** When to ask again after nothing could be had, by `elapsed()`. */
  private notBefore = -Infinity;
  /** Why there is none to be had, where asking again at once would not help. */
  private refusal?: DmsError;

  constructor(private readonly issuer: ProofIssuer, private readonly clock: Clock) {}

  public get source(): string {
    return this.issuer.source;
  }

  public get kind(): SignIn['kind'] {
    return this.issuer.kind;
  }

  public secrets(): readonly string[] {
    return [...this.issuer.secrets(), ...(this.issued ? secretsOf(this.issued.proof) : [])];
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

  /** A proof that still counts is used while the next one is asked for, so that nobody waits for it then. */
  private async fresh(signal?: AbortSignal): Promise<DatedProof> {
    throwIfCancelled(signal);
    const now = this.clock.elapsed();
    const { issued } = this;
    if (!issued || now >= issued.expiresAt) {
      if (this.refusal && now < this.notBefore) throw this.refusal;
      return untilCancelled(this.next(), signal);
    }
    if (now >= issued.renewAt && now >= this.notBefore) this.next().catch(() => undefined);
    return issued;
  }

  /** What is asked for already, or anew. */
  private async next(): Promise<DatedProof> {
    this.underWay ??= this.ask().finally(() => {
      this.underWay = undefined;
    });
    return this.underWay;
  }

  private async ask(): Promise<DatedProof> {
    this.refusal = undefined;
    try {
      const answer = await this.issuer.issue();
      const now = this.clock.elapsed();
      const margin = Math.min(LONGEST_MARGIN_MS, answer.lifeMs / 10);
      this.issued = { ...answer, expiresAt: now + answer.lifeMs, renewAt: now + answer.lifeMs - margin };
      return this.issued;
    } catch (error) {
      this.notBefore = this.clock.elapsed() + PAUSE_AFTER_FAILURE_MS;
      // Who reads fifty instances at once need not ask fifty times for an agency that does not trust them.
      if (isDmsError(error, 'permission')) this.refusal = error;
      throw error;
    }
  }
}
