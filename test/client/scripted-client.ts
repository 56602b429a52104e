import { Reply, ScriptedTransport } from './scripted-transport';
import { CallLogEntry } from '../../src/client/api-caller';
import { AuthenticationLatch } from '../../src/client/credentials/authentication-latch';
import { AccessKeyCredentials } from '../../src/client/credentials/credentials';
import { DmsClient, DmsClientSettings } from '../../src/client/dms-client';
import { RateLimiter } from '../../src/client/pacing/rate-limiter';
import { ProjectDirectory } from '../../src/client/project-directory';
import { VirtualClock } from '../virtual-clock';

export const PROJECT = '0123456789abcdef0123456789abcdef';
export const SECRET = 'very-secret';

export const SETTINGS: DmsClientSettings = {
  region: 'eu-west-101',
  cloud: 'myhuaweicloud.eu',
  endpoints: { dms: 'https://dms.example.com', iam: 'https://iam.example.com' },
  credentials: new AccessKeyCredentials({ accessKey: 'AK', secretKey: SECRET, source: 'test' }),
  projectId: PROJECT,
};

/** A client of its own world: scripted answers, time that passes by itself, nothing shared with other tests. */
export function scriptedClient(replies: Reply[], settings: Partial<DmsClientSettings> = {}, repeatLast = false) {
  const transport = new ScriptedTransport(replies, repeatLast);
  const clock = new VirtualClock({ autoAdvance: true });
  const logged: CallLogEntry[] = [];
  const parts = {
    transport,
    clock,
    random: () => 0.5,
    limiter: new RateLimiter(clock, 1000),
    latch: new AuthenticationLatch(),
    projects: new ProjectDirectory(),
    log: (entry: CallLogEntry) => logged.push(entry),
  };
  const another = (changes: Partial<DmsClientSettings> = {}) =>
    new DmsClient({ ...parts, settings: { ...SETTINGS, ...settings, ...changes } });
  return {
    client: another(),
    another,
    transport,
    clock,
    logged,
    paths: () => transport.sent.map(({ url }) => url.replace(/^https:\/\/[^/]+/, '')),
  };
}

export const items = (count: number, start = 0) =>
  Array.from({ length: count }, (_, index) => ({
    instance_id: `id-${start + index}`,
    name: `kafka-${start + index}`,
    engine: 'kafka',
    status: 'RUNNING',
  }));
