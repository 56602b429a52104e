import { Context } from '../../plugin-sdk';
import { DmsSession, ProjectCloud } from '../dms-session';

/** An instance that a plan has looked at. */
export interface Seen {
  readonly id: string;
  readonly name?: string;
  readonly status?: string;
  /** Epoch milliseconds. */
  readonly createdAt?: number;
}

/** Tells whoever looks on which instances a plan has looked at: a plan in JSON holds no names. */
export async function tellPlanned(action: string, seen: readonly Seen[], cloud: ProjectCloud,
  { provider, signal }: Pick<Context<DmsSession>, 'signal'> & { provider: DmsSession }): Promise<void> {
  const { progress, clock, newId } = provider.parts;
  if (progress === undefined) return;
  progress.write({
    time: dateOf(clock.now()),
    phase: 'plan',
    run: newId(),
    scope: `${cloud.region}/${await cloud.projectId(signal)}`,
    action,
    total: seen.length,
    ...{ done: 0, in_flight: 0, failed: 0, deferred: 0 },
    instances: seen.map(({ id, name, status, createdAt }) => ({
      id,
      name: name ?? null,
      status: status ?? null,
      outcome: null,
      since: createdAt === undefined ? null : dateOf(createdAt),
      seconds: null,
    })),
  });
  await progress.flush();
}

const dateOf = (ms: number): string => new Date(ms).toISOString();
