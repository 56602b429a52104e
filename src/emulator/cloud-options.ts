import { Account, Project, SAMPLE_ACCOUNT, SAMPLE_PROJECT_ID } from './account';
import { LogBounds } from './admin/request-log';
import { ACCESS_KEY_LOCK_MS, FailureLock, USER_LOCK_MS } from './authentication/failure-lock';
import { IdentityProvider } from './authentication/identity-provider';
import { KeyStore } from './authentication/key-store';
import { TokenStore } from './authentication/token-store';
import { EmulatorClock } from './clock';
import { CloudState, ProjectState } from './cloud-state';
import { Fleet } from './fleet/fleet';
import { InstanceSeed, ProjectSeed } from './fleet/seed';
import { Behaviours, DEFAULT_BEHAVIOURS } from './profiles/behaviours';
import { ProfileName, profileOf, PROFILES } from './profiles/profile';
import { Random } from './randomness';

/** How the cloud is at the start. */
export interface CloudOptions {
  /**
   * The region that is played.
   *
   * @default eu-west-101
   */
  readonly region?: string;
  /**
   * Which of the two clouds is played.
   *
   * @default - the one that the region belongs to
   */
  readonly profile?: ProfileName;
  /**
   * The instances at the start.
   *
   * @default - six running instances and two whose creation failed
   */
  readonly fleet?: readonly InstanceSeed[];
  /**
   * Id of the project that owns the fleet.
   *
   * @default - a sample, the same in every region
   */
  readonly projectId?: string;
  /**
   * Further projects of the account, each with instances of its own.
   *
   * @default - none
   */
  readonly projects?: readonly ProjectSeed[];
  /**
   * Multiplies the durations of actions: 0.1 is ten times faster, 0 is immediate. With `manual` everything is held
   * until `advance` or `release`.
   *
   * @default 1
   */
  readonly pace?: number | 'manual';
  /**
   * Where the time comes from.
   *
   * @default - real time
   */
  readonly clock?: EmulatorClock;
  /**
   * Where ids and orders come from that the cloud invents.
   *
   * @default - Math.random
   */
  readonly random?: Random;
  /**
   * Choices that differ from the usual ones.
   *
   * @default - none
   */
  readonly behaviours?: Partial<Behaviours>;
  /**
   * How far the cloud's own clock is ahead, or behind (negative): a short form of the behaviour of that name.
   *
   * @default 0
   */
  readonly clockSkewMs?: number;
  /**
   * Changes to the sample account, for example a `securityToken`.
   *
   * @default - none
   */
  readonly account?: Partial<Account>;
  /**
   * What the request log keeps.
   *
   * @default - every request with its whole body, which tests count and a long-running program cannot afford
   */
  readonly logBounds?: LogBounds;
}

/** The region that is played unless another is chosen. */
export const DEFAULT_REGION = 'eu-west-101';

/** What the cloud knows at the start, with one project that has no instances yet. */
export function initialState(options: CloudOptions): CloudState {
  const { region = DEFAULT_REGION, random = Math.random, clockSkewMs = DEFAULT_BEHAVIOURS.clockSkewMs } = options;
  const account = { ...SAMPLE_ACCOUNT, ...options.account };
  return {
    account,
    region,
    profile: PROFILES[options.profile ?? profileOf(region)],
    random,
    tokens: new TokenStore(random),
    keys: new KeyStore(account, random),
    metadataTokens: new TokenStore(random),
    identityProvider: new IdentityProvider(account.identityProvider, random),
    accessKeyLock: new FailureLock(ACCESS_KEY_LOCK_MS),
    userLock: new FailureLock(USER_LOCK_MS),
    pace: typeof options.pace === 'number' ? options.pace : 1,
    projects: [newProject({ id: options.projectId ?? SAMPLE_PROJECT_ID, name: region, enabled: true })],
    behaviours: { ...DEFAULT_BEHAVIOURS, clockSkewMs, ...options.behaviours },
    acceptedActions: 0,
    actors: new Map(),
    listShifts: [],
  };
}

/** A project without instances. Assumed: its recycle bin is switched off. */
export function newProject(project: Project): ProjectState {
  return { ...project, fleet: new Fleet(), recyclePolicy: { enabled: false, retentionDays: 7 } };
}
