import { LenientObject } from './lenient-json';

/** A job the cloud runs, or ran, on an instance. */
export interface BackgroundTask {
  readonly id: string;
  readonly name: string;
  /** EXECUTING, SUCCESS, FAILED or DELETED. */
  readonly status: string;
  /** Epoch milliseconds, by the clock of the cloud. */
  readonly createdAt?: number;
  /** Epoch milliseconds. */
  readonly updatedAt?: number;
}

/** Undefined when there is no id. */
export function parseBackgroundTask(fields: LenientObject): BackgroundTask | undefined {
  const id = fields.text('id');
  if (!id) return undefined;
  return {
    id,
    name: fields.text('name') ?? '',
    status: fields.text('status') ?? '',
    createdAt: fields.time('created_at'),
    updatedAt: fields.time('updated_at'),
  };
}
