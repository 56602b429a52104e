import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { DriftError } from './drift-error';
import { planNotKept } from './texts';

/**
 * Keeps a plan where it was asked for, readable by its owner alone, also where there is a file of another mode.
 *
 * @throws DriftError where it cannot be written
 */
export function keepPlan(plan: string, path: string): void {
  const unfinished = `${path}.${randomUUID()}`;
  try {
    writeFileSync(unfinished, readFileSync(plan), { mode: 0o600, flag: 'wx' });
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw new DriftError(planNotKept((error as Error).message));
  }
}
