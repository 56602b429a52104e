import { BATCH_ACTION_VERSION } from './schema';

/** A state of version 0 knows of nothing that was left on purpose. */
export function upgrade(version: number, raw: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return version < BATCH_ACTION_VERSION ? { ...raw, deferred: raw.deferred ?? [] } : { ...raw };
}
