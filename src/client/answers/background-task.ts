import { LenientObject } from './lenient-json';

/** A job that the cloud runs, or ran, on an instance. */
export interface BackgroundTask {
  readonly id: string;
  readonly name: string;
  /** The API's word: EXECUTING, SUCCESS, FAILED or DELETED. */
  readonly status: string;
  /**
   * Epoch milliseconds, by the clock of the cloud.
   * @default - the API did not say
   */
  readonly createdAt?: number;
}

/** Reads one item of the list of tasks; undefined when it has no id. */
export function parseBackgroundTask(fields: LenientObject): BackgroundTask | undefined {
  const id = fields.text('id');
  if (!id) return undefined;
  return {
    id,
    name: fields.text('name') ?? '',
    status: fields.text('status') ?? '',
    createdAt: fields.time('created_at'),
  };
}
