import { readFileSync } from 'node:fs';
import { CallLog } from './api-caller';
import { AuthenticationLatch } from './credentials/authentication-latch';
import { DmsClient } from './dms-client';
import { Clock, systemClock } from './pacing/clock';
import { RateLimiter } from './pacing/rate-limiter';
import { ProjectDirectory } from './project-directory';
import { SettingsError } from './settings/setting-name';
import { Settings } from './settings/settings';
import { unreadableCertificates } from './settings/texts';
import { AxiosTransport } from './transport/axios-transport';
import { Transport } from './transport/transport';

/** The parts of a client that differ from the default ones. */
export interface DmsClientParts {
  /** @default - HTTP with the certificates that the settings name */
  readonly transport?: Transport;
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
  /** @default - nobody is told */
  readonly log?: CallLog;
}

/**
 * Makes a client of the default parts.
 * @throws SettingsError when the certificate file cannot be read.
 */
export function createDmsClient(settings: Settings, parts: DmsClientParts = {}): DmsClient {
  const clock = parts.clock ?? systemClock;
  return new DmsClient({
    settings,
    clock,
    transport: parts.transport
      ?? new AxiosTransport({
        insecure: settings.insecure,
        caCertificates: readCertificates(settings),
        environment: { ...process.env, NODE_EXTRA_CA_CERTS: settings.nodeExtraCaCertFile },
      }),
    random: parts.random ?? Math.random,
    limiter: parts.limiter ?? new RateLimiter(clock),
    latch: parts.latch,
    projects: parts.projects,
    maxRetries: settings.maxRetries,
    log: parts.log,
  });
}

function readCertificates({ caCertFile: file }: Settings): string | undefined {
  if (file === undefined) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new SettingsError('caCertFile',
      unreadableCertificates(file, (error as NodeJS.ErrnoException).code));
  }
}
