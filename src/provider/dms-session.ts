import { Handover } from './handover';
import { Protection } from './protection';
import { InstanceLocks } from './run/locks';
import {
  endpointsOfOtherRegion,
  PROTECTION_UNKNOWN_AT_APPLY,
  PROVIDER_BLOCK_UNKNOWN_AT_APPLY,
  regionOfOtherCloud,
} from './texts';
import {
  Clock, CLOUD_DOMAINS, DmsClient, Flavour, knownCloudOf, resolveEndpoints, Settings,
} from '../client';
import { ProgressSink } from '../progress/progress-file';

/** What outlives one configuration and is shared by everything in the process. */
export interface ProcessParts {
  readonly clock: Clock;
  readonly random: () => number;
  /** A fresh random id. */
  readonly newId: () => string;
  readonly locks: InstanceLocks;
  readonly handover: Handover;
  /**
   * Where what goes on is told.
   * @default - nowhere
   */
  readonly progress?: ProgressSink;
}

/** One project of one region, ready to be called. */
export interface ProjectCloud {
  readonly api: DmsClient;
  readonly region: string;
  readonly flavour: Flavour;
  projectId(signal: AbortSignal): Promise<string>;
}

/** The configured provider, as every request is given it. */
export class DmsSession {
  /** Tells this configured session from every other: a destroy that was planned in another session is a real one. */
  public readonly nonce: string;
  private applying = false;
  private readonly clouds = new Map<string, ProjectCloud>();

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
   * The place that a resource means; undefined while the provider block is not known.
   * @throws Error when region and credentials belong to different clouds, or `endpoints` to another region.
   */
  public cloud(region: string | null, projectId: string | null): ProjectCloud | undefined {
    if (this.settings === undefined) return undefined;
    const settings = inRegion(this.settings, region, projectId);
    const key = JSON.stringify([settings.region, settings.projectId]);
    const cloud = this.clouds.get(key) ?? this.cloudOf(settings);
    this.clouds.set(key, cloud);
    return cloud;
  }

  /**
   * The place that a resource means, in an apply.
   * @throws Error when the provider block is still not known, or cannot act there.
   */
  public cloudAtApply(region: string | null, projectId: string | null): ProjectCloud {
    const cloud = this.cloud(region, projectId);
    if (cloud === undefined) throw new Error(PROVIDER_BLOCK_UNKNOWN_AT_APPLY);
    return cloud;
  }

  /**
   * Whom the provider block protects, in an apply.
   * @throws Error when that is still not known.
   */
  public protectionAtApply(): Protection {
    if (this.protection === undefined) throw new Error(PROTECTION_UNKNOWN_AT_APPLY);
    return this.protection;
  }

  private cloudOf(settings: Settings): ProjectCloud {
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
  const cloud = cloudFor(region, settings.cloud);
  if (cloud !== settings.cloud) throw new Error(regionOfOtherCloud(region, cloud, settings.cloud));
  const { dms, iam, sts } = settings.endpoints;
  const usual = resolveEndpoints(settings.region, cloud);
  const isClouds = new URL(iam).hostname.endsWith(`.${cloud}`);
  if (dms !== usual.dms || sts !== usual.sts || !isClouds) {
    throw new Error(endpointsOfOtherRegion(region, settings.region));
  }
  return {
    ...settings,
    region,
    endpoints: resolveEndpoints(region, cloud, { metadata: settings.endpoints.metadata }),
    projectId: projectId ?? undefined,
    projectName: region,
  };
}

/** A region that nobody knows belongs to whatever cloud the provider block is for. */
function cloudFor(region: string, own: string): string {
  return CLOUD_DOMAINS.includes(own) ? knownCloudOf(region) ?? own : own;
}
