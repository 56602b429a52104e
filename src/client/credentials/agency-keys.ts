import { Agency, AGENCY_SECONDS } from './agency';
import { IamAddress, securityTokensAt } from './iam-address';
import { IAM_KEY, isKey, keyOf, STS_KEY } from './issued-key';
import { IssuedProof, ProofIssuer } from './renewing-sign-in';
import { SignIn } from './sign-in';
import { assumeAgency, asAgency, whyNoAgency } from './texts';
import { ApiCall, ApiCaller } from '../api-caller';
import { Clock } from '../pacing/clock';
import { PERMISSIONS } from '../permissions';

/** What the keys of an agency are asked for with. */
export interface AgencyKeysParts extends IamAddress {
  readonly agency: Agency;
  /** Who takes it on. */
  readonly base: SignIn;
  /** Sends with the proof of `base`. */
  readonly caller: ApiCaller;
  /**
   * The base URL of the security token service, which knows agencies by the id of their account.
   * @default - IAM itself is asked, by its older call
   */
  readonly sts?: string;
  readonly clock: Clock;
}

/** Gives keys of an agency to somebody who has signed in already. */
export class AgencyKeys implements ProofIssuer {
  public readonly kind = 'agency';

  constructor(private readonly parts: AgencyKeysParts) {}

  public get source(): string {
    return asAgency(this.parts.agency, this.parts.base.source);
  }

  public secrets(): readonly string[] {
    return this.parts.base.secrets();
  }

  public async issue(): Promise<IssuedProof> {
    const { agency, caller, sts, clock } = this.parts;
    const names = sts === undefined ? IAM_KEY : STS_KEY;
    const response = await caller.call({ ...this.call(), isAnswer: (answer) => isKey(answer, names) });
    return keyOf(response, names, this.source, { now: clock.now(), askedForMs: secondsOf(agency) * 1000 });
  }

  private call(): ApiCall {
    const { agency, base, iamName, sts } = this.parts;
    return {
      method: 'POST',
      // It may be repeated: whoever asks twice has two keys, and the first one expires unused.
      nature: 'read',
      ...(sts === undefined ? { url: securityTokensAt(this.parts), body: bodyForIam(agency) }
        : { url: `${sts}/v5/agencies/assume`, body: bodyForSts(agency) }),
      what: assumeAgency(agency, sts ?? iamName),
      permission: (sts === undefined ? PERMISSIONS.assumeAgency : PERMISSIONS.assumeAgencyV5).action,
      whenRefused: { statuses: [403, 404], reason: whyNoAgency(agency, base.source) },
    };
  }
}

const secondsOf = ({ durationSeconds = AGENCY_SECONDS }: Agency): number => durationSeconds;

function bodyForIam(agency: Agency): object {
  const { name, domain } = agency;
  const owner = 'name' in domain ? { domain_name: domain.name } : { domain_id: domain.id };
  const role = { agency_name: name, ...owner, duration_seconds: secondsOf(agency) };
  return { auth: { identity: { methods: ['assume_role'], assume_role: role } } };
}

function bodyForSts(agency: Agency): object {
  const { name, domain } = agency;
  const owner = 'id' in domain ? domain.id : domain.name;
  return {
    agency_urn: `iam::${owner}:agency:${name}`,
    agency_session_name: SESSION_NAME,
    duration_seconds: secondsOf(agency),
  };
}

/** What the audit log of the delegating account calls us. */
const SESSION_NAME = 'cdktf-provider-dms';
