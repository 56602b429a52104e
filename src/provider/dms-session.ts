import { Handover } from './handover';
import { Protection } from './protection';
import { Clock, cloudOf, DmsClient, Flavour, resolveEndpoints, Settings } from '../client';
import { InstanceLocks } from './run/locks';

/** What outlives one configuration and is shared by everything in the process. */
export interface ProcessParts {
  readonly clock: Clock;
  readonly random: () => number;
  /** A fresh random id. */
  readonly newId: () => string;
  readonly locks: InstanceLocks;
  readonly handover: Handover;
}

/** One project of one region, ready to be called. */
export interface Cloud {
  readonly api: DmsClient;
  readonly region: string;
  readonly flavour: Flavour;
  projectId(signal: AbortSignal): Promise<string>;
}

/** What `configure` leaves for every request. */
export class DmsSession {
  /** Tells this configured session from every other: a destroy that was planned in another session is a real one. */
  public readonly nonce: string;
  private applying = false;
  private readonly clouds = new Map<string, Cloud>();

  /** `settings` and `protection` are undefined while part of the provider block is unknown, as may happen in a plan. */
  constructor(public readonly parts: ProcessParts, private readonly settings: Settings | undefined,
    public readonly protection: Protection | undefined, private readonly connect: (settings: Settings) => DmsClient) {
    this.nonce = parts.newId();
  }

  /**
   * Whether it carries out a plan: a destroy that is planned meanwhile is the tail of a replacement with
   * create_before_destroy.
   */
  public get isApplying(): boolean {
    return this.applying;
  }

  /** From here on this session carries out a plan. */
  public beginApply(): void {
    this.applying = true;
  }

  /**
   * The cloud a resource means; undefined while the provider block is not known. Throws where region and credentials
   * belong to different clouds.
   */
  public cloud(region: string | null, projectId: string | null): Cloud | undefined {
    if (this.settings === undefined) return undefined;
    const settings = inRegion(this.settings, region, projectId);
    const key = JSON.stringify([settings.region, settings.projectId]);
    const cloud = this.clouds.get(key) ?? this.cloudOf(settings);
    this.clouds.set(key, cloud);
    return cloud;
  }

  private cloudOf(settings: Settings): Cloud {
    const api = this.connect(settings);
    return {
      api,
      region: settings.region,
      flavour: settings.flavour,
      projectId: (signal) => api.projectId({ signal }),
    };
  }
}

/** Credentials of one cloud are never sent to another, and an endpoint of one region never serves another. */
function inRegion(settings: Settings, region: string | null, projectId: string | null): Settings {
  if (region === null || region === settings.region) return projectId === null ? settings : { ...settings, projectId };
  const cloud = cloudOf(region);
  if (cloud !== settings.cloud) {
    throw new Error(
      `Region ${region} belongs to ${cloud}, and this provider block to ${settings.cloud}: give the other cloud a provider block of its own (an alias).`,
    );
  }
  if (settings.endpoints.dms !== resolveEndpoints(settings.region, settings.cloud).dms) {
    throw new Error(
      `\`endpoints\` of the provider block serve region ${settings.region} only: give region ${region} a provider block of its own (an alias).`,
    );
  }
  return {
    ...settings,
    region,
    endpoints: resolveEndpoints(region, cloud),
    projectId: projectId ?? undefined,
    projectName: region,
  };
}
