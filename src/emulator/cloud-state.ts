import { Account, Project } from './account';
import { TokenStore } from './authentication/token-store';
import { EmulatedRecyclePolicy } from './dms/recycle-policy';
import { Fleet } from './fleet/fleet';
import { Behaviours } from './profiles/behaviours';
import { Profile } from './profiles/profile';
import { Random } from './randomness';

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
  /** Multiplies the default durations: 0.1 is ten times faster, 0 is immediate. */
  pace: number;
  /** The first is the one that owns what nobody says otherwise of. */
  projects: readonly ProjectState[];
  behaviours: Behaviours;
  /** Instances accepted for an action so far; numbers them. */
  acceptedActions: number;
}
