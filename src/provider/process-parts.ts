import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { Handover } from './handover';
import { ProviderParts } from './provider';
import { systemClock } from '../client';
import { InstanceLocks } from './run/locks';
import { PROGRESS_FILE, ProgressFile } from '../progress/progress-file';

/** The parts of a real provider process: its clock, its randomness, its environment. Tests bring their own. */
export function processParts(): ProviderParts {
  return {
    clock: systemClock,
    random: Math.random,
    newId: randomUUID,
    locks: new InstanceLocks(),
    handover: new Handover(),
    progress: progressFile(process.env[PROGRESS_FILE]),
    environment: process.env,
    folders: { home: homeFolder(), working: process.cwd() },
  };
}

/** None is written where none is named. */
const progressFile = (path: string | undefined) =>
  (path ? new ProgressFile(path, async (ms) => systemClock.sleep(ms)) : undefined);

/** A user of a container may have none, and no entry that tells it. */
function homeFolder(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined;
  }
}
