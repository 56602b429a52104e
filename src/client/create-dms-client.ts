import { readFileSync } from 'node:fs';
import { CallLog } from './api-caller';
import { AuthenticationLatch } from './credentials/authentication-latch';
import { DmsClient } from './dms-client';
import { Clock, systemClock } from './pacing/clock';
import { RateLimiter } from './pacing/rate-limiter';
import { ProjectDirectory } from './project-directory';
import { Settings } from './settings/settings';
import { SettingsError } from './settings/settings-error';
import { AxiosTransport } from './transport/axios-transport';
import { Transport } from './transport/transport';

/** Parts that differ from the default ones. */
export interface DmsClientParts {
  readonly transport?: Transport;
  readonly clock?: Clock;
  readonly random?: () => number;
  /** Share one among all clients of the process. Default: one of its own. */
  readonly limiter?: RateLimiter;
  /** Default: the one of the process. */
  readonly latch?: AuthenticationLatch;
  /** Default: the one of the process. */
  readonly projects?: ProjectDirectory;
  readonly log?: CallLog;
}

/** A client made of the default parts. Throws a SettingsError when the certificate file cannot be read. */
export function createDmsClient(settings: Settings, parts: DmsClientParts = {}): DmsClient {
  const clock = parts.clock ?? systemClock;
  return new DmsClient({
    settings,
    clock,
    transport: parts.transport
      ?? new AxiosTransport({ insecure: settings.insecure, caCertificates: readCertificates(settings) }),
    random: parts.random ?? Math.random,
    limiter: parts.limiter ?? new RateLimiter(clock),
    latch: parts.latch,
    projects: parts.projects,
    maxRetries: settings.maxRetries,
    log: parts.log,
  });
}

/** Naming authorities takes away those that NODE_EXTRA_CA_CERTS added, so they are named, too. */
function readCertificates({ caCertFile: file, nodeExtraCaCertFile: extra }: Settings): string | undefined {
  if (file === undefined) return undefined;
  try {
    return [readFileSync(file, 'utf8'), readExtra(extra)].join('\n');
  } catch (error) {
    throw new SettingsError('caCertFile',
      `The certificate file ${file} cannot be read (${(error as NodeJS.ErrnoException).code}). Check cacert_file.`);
  }
}

/** Node itself goes on without a file that it cannot read. */
function readExtra(file: string | undefined): string {
  try {
    return file === undefined ? '' : readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
