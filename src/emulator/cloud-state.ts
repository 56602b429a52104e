import { Account, Project } from './account';
import { Actor } from './authentication/actor';
import { FailureLock } from './authentication/failure-lock';
import { IdentityProvider } from './authentication/identity-provider';
import { KeyStore } from './authentication/key-store';
import { TokenStore } from './authentication/token-store';
import { Fleet } from './fleet/fleet';
import { ListShift } from './fleet/list-shift';
import { Behaviours } from './profiles/behaviours';
import { Profile } from './profiles/profile';
import { Random } from './randomness';

/** Whether deleted instances go to the recycle bin, and for how long. */
export interface EmulatedRecyclePolicy {
  readonly enabled: boolean;
  /** From 1 to 7. */
  readonly retentionDays: number;
}

/** A project with what belongs to it alone. */
export interface ProjectState extends Project {
  readonly fleet: Fleet;
  recyclePolicy: EmulatedRecyclePolicy;
}

/** Everything the cloud knows; handlers read and change it, and nothing else. */
export interface CloudState {
  readonly account: Account;
  readonly region: string;
  readonly profile: Profile;
  readonly random: Random;
  readonly tokens: TokenStore;
  readonly keys: KeyStore;
  /** What the metadata service has handed out. */
  readonly metadataTokens: TokenStore;
  readonly identityProvider: IdentityProvider;
  readonly accessKeyLock: FailureLock;
  readonly userLock: FailureLock;
  /** Multiplies the durations of actions: 0.1 is ten times faster, 0 is immediate. */
  pace: number;
  /** The first is the one that owns whatever is not said to belong to another. */
  projects: readonly ProjectState[];
  behaviours: Behaviours;
  /** How many instances were accepted for an action so far; numbers the actions. */
  acceptedActions: number;
  /** Whom an accepted action was asked for by, by its number. */
  readonly actors: Map<number, Actor>;
  /** What becomes of lists between their pages, in that order. */
  listShifts: readonly ListShift[];
}
