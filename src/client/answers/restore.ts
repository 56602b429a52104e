import { LenientObject } from './lenient-json';
import { isApiObject } from '../errors/error-answer';
import { HttpResponse } from '../transport/transport';

/** What the API answers to a restore that it accepted, which says nothing yet about its completion. */
export interface RestoreAnswer {
  /**
   * Id of the background task that restores the instance.
   * @default - the answer named none, and nobody knows whether the call was accepted
   */
  readonly jobId?: string;
}

/** Whether a 2xx is an answer of the API. */
export function isRestoreAnswer({ body }: HttpResponse): boolean {
  return isApiObject(body);
}

/** Reads an answer that `isRestoreAnswer` holds for, as to one instance. */
export function parseRestoreAnswer({ body }: HttpResponse, id: string): RestoreAnswer {
  const results = LenientObject.parse(body)?.objects('results') ?? [];
  const own = results.find((item) => item.text('instance_id')?.toLowerCase() === id.toLowerCase());
  return { jobId: own?.text('job_id') };
}
