import { LenientObject } from './lenient-json';

/** A DMS instance: a whole cluster. */
export interface Instance {
  readonly id: string;
  readonly name: string;
  /** `kafka`, or another engine that the same API serves; empty when the API did not say. */
  readonly engine: string;
  /** @default - the API did not say */
  readonly engineVersion?: string;
  /** The status as the API spells it. Statuses that no documentation knows do occur. */
  readonly status: string;
  /**
   * 0 for a prepaid instance, 1 for one that is paid per use.
   * @default - the API did not say
   */
  readonly chargingMode?: number;
  /**
   * Epoch milliseconds.
   * @default - the API did not say
   */
  readonly createdAt?: number;
}

/** Reads one instance, of which everything but the id may be missing; undefined when it has no id. */
export function parseInstance(fields: LenientObject): Instance | undefined {
  const id = fields.text('instance_id');
  if (!id) return undefined;
  return {
    id,
    name: fields.text('name') ?? '',
    engine: fields.text('engine')?.toLowerCase() ?? '',
    engineVersion: fields.text('engine_version'),
    status: fields.text('status') ?? '',
    chargingMode: fields.number('charging_mode'),
    createdAt: fields.time('created_at'),
  };
}
