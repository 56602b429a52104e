import { MetadataCredentials } from './credentials';
import { IAM_KEY, isKey, keyOf } from './issued-key';
import { IssuedProof, ProofIssuer } from './renewing-sign-in';
import { keysOfAnotherCloud, noAgencyBound, noMetadata, strangeMetadata } from './texts';
import { LenientObject } from '../answers/lenient-json';
import { DmsError, isDmsError } from '../errors/errors';
import { Clock } from '../pacing/clock';
import { CLOUD_DOMAINS, cloudOf, knownCloudOf } from '../settings/clouds';
import { HttpResponse, Transport } from '../transport/transport';

/** What the metadata service is asked with. */
export interface MetadataKeysParts {
  readonly credentials: MetadataCredentials;
  /** Its base URL. */
  readonly metadata: string;
  /** The domain of the cloud that is meant. */
  readonly cloud: string;
  readonly transport: Transport;
  readonly clock: Clock;
}

const SESSION_SECONDS = 21_600;

/** The service gives what it has, for hours mostly; where it does not say for how long, it is soon asked again. */
const LOOK_AGAIN_MS = 30 * 60_000;

/** A machine of the cloud answers at once; everybody else shall not wait. */
const TIMEOUT_MS = 1000;

/** Gives the keys of the agency that a machine of the cloud was started with. */
export class MetadataKeys implements ProofIssuer {
  public readonly kind = 'metadata';
  private isOfCloud = false;

  constructor(private readonly parts: MetadataKeysParts) {}

  public get source(): string {
    return this.parts.credentials.source;
  }

  public secrets(): readonly string[] {
    return [];
  }

  public async issue(): Promise<IssuedProof> {
    const { clock, metadata } = this.parts;
    const session = await this.session();
    if (!this.isOfCloud) await this.requireCloud(session);
    const answer = await this.get('/openstack/latest/securitykey', session);
    if (isKey(answer, IAM_KEY)) {
      return keyOf(answer, IAM_KEY, this.source, { now: clock.now(), askedForMs: LOOK_AGAIN_MS });
    }
    throw new DmsError('authentication',
      this.text(answer.status === 401 ? noAgencyBound(metadata) : strangeMetadata(metadata, answer.status)));
  }

  /** A token of the service, which newer machines want to see; older ones know none, and get none. */
  private async session(): Promise<Record<string, string>> {
    const answer = await this.send('PUT', '/meta-data/latest/api/token',
      { 'X-Metadata-Token-Ttl-Seconds': String(SESSION_SECONDS) });
    return answer.status === 200 && answer.body.trim() !== '' ? { 'X-Metadata-Token': answer.body.trim() } : {};
  }

  /** Keys of one cloud are never sent to another: the machine says in which region it stands. */
  private async requireCloud(session: Record<string, string>): Promise<void> {
    const { cloud, metadata } = this.parts;
    const { status, body } = await this.get('/openstack/latest/meta_data.json', session);
    if (status !== 200 && status !== 404) {
      throw new DmsError('authentication', this.text(strangeMetadata(metadata, status)));
    }
    const region = LenientObject.parse(body)?.text('region_id');
    // Whoever has a cloud of his own may have regions that nobody knows.
    const itsCloud = region && (CLOUD_DOMAINS.includes(cloud) ? cloudOf(region) : knownCloudOf(region));
    if (itsCloud && itsCloud !== cloud) {
      throw new DmsError('authentication', this.text(keysOfAnotherCloud(region, itsCloud, cloud)));
    }
    this.isOfCloud = true;
  }

  private async get(path: string, session: Record<string, string>): Promise<HttpResponse> {
    return this.send('GET', path, session);
  }

  private async send(method: 'GET' | 'PUT', path: string, headers: Record<string, string>): Promise<HttpResponse> {
    const { transport, metadata } = this.parts;
    try {
      return await transport.send({ method, url: metadata + path, headers }, { timeoutMs: TIMEOUT_MS, direct: true });
    } catch (error) {
      if (!isDmsError(error)) throw error;
      throw new DmsError('authentication', this.text(noMetadata(metadata)), error);
    }
  }

  private text(reason: string): string {
    return `${this.parts.credentials.elsewhere} ${reason}`;
  }
}
