import { CallLog } from './api-caller';
import { AuthenticationLatch } from './credentials/authentication-latch';
import { SharedSignIns } from './credentials/shared-sign-ins';
import { DmsClient } from './dms-client';
import { Clock, systemClock } from './pacing/clock';
import { RateLimiter } from './pacing/rate-limiter';
import { ProjectDirectory } from './project-directory';
import { Environment } from './settings/environment-families';
import { Settings } from './settings/settings';
import { AxiosTransport } from './transport/axios-transport';
import { Transport } from './transport/transport';

/** The parts of a client that differ from the default ones. */
export interface DmsClientParts {
  /** @default - HTTP with the certificates that the settings name, through the proxies that the environment names */
  readonly transport?: Transport;
  /**
   * The variables that say how the network is reached: proxies, and whom the machine trusts.
   * @default - none is set
   */
  readonly environment?: Environment;
  /** @default - the clock of the machine */
  readonly clock?: Clock;
  /** @default Math.random */
  readonly random?: () => number;
  /**
   * Share one among all clients of the process.
   * @default - one that only this client uses
   */
  readonly limiter?: RateLimiter;
  /** @default - the latch of the process */
  readonly latch?: AuthenticationLatch;
  /** @default - the directory of the process */
  readonly projects?: ProjectDirectory;
  /**
   * Share one among all clients with the same credentials.
   * @default - the client signs in by itself
   */
  readonly signIns?: SharedSignIns;
  /** @default - nobody is told */
  readonly log?: CallLog;
}

/** Makes a client of the default parts. */
export function createDmsClient(settings: Settings, parts: DmsClientParts = {}): DmsClient {
  const clock = parts.clock ?? systemClock;
  return new DmsClient({
    settings,
    clock,
    transport: parts.transport ?? new AxiosTransport({ ...settings.trust, environment: parts.environment }),
    random: parts.random ?? Math.random,
    limiter: parts.limiter ?? new RateLimiter(clock),
    latch: parts.latch,
    projects: parts.projects,
    signIns: parts.signIns,
    maxRetries: settings.maxRetries,
    log: parts.log,
  });
}
