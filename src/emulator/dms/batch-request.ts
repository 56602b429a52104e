import { CloudState } from '../cloud-state';
import { readJsonObject } from './json-body';
import { isUuid } from '../fleet/seed';
import { dmsError } from '../routing/api-error';
import { DMS_REFUSALS } from '../routing/refusals';

const MAX_INSTANCES = 50;

/** A well-formed batch call: what to do to which ids, or to everything that failed to be created. */
export type BatchRequest =
  | {
    readonly scope: 'ids';
    readonly action: 'restart' | 'delete';
    readonly ids: readonly string[];
    readonly force: boolean;
  }
  | { readonly scope: 'all_failure' };

/** Version 1.0 of the API spells one key differently. */
export type ApiVersion = 'v1.0' | 'v2';

/** Reads the body of a batch call, or refuses it with the code the API documents for its flaw. */
export function readBatchRequest(text: string, version: ApiVersion, state: CloudState): BatchRequest {
  const body = readJsonObject(text, 'action');
  const { action } = body;
  if (action !== 'restart' && action !== 'delete') throw dmsError(DMS_REFUSALS.invalidAction);
  const allFailure = body[version === 'v2' ? 'all_failure' : 'allFailure'] ?? undefined;
  if (allFailure !== undefined) return readAllFailure(allFailure, action, body.instances);
  return { scope: 'ids', action, ids: readIds(body.instances), force: readForce(body.force_delete, action, state) };
}

function readAllFailure(value: unknown, action: 'restart' | 'delete', instances: unknown): BatchRequest {
  if (value !== 'kafka') throw dmsError(DMS_REFUSALS.allFailureNotKafka);
  if (action !== 'delete') throw dmsError(DMS_REFUSALS.allFailureOnlyDeletes);
  if (Array.isArray(instances) && instances.length > 0) throw dmsError(DMS_REFUSALS.allFailureWithIds);
  return { scope: 'all_failure' };
}

function readIds(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) throw dmsError(DMS_REFUSALS.noInstances);
  if (value.length > MAX_INSTANCES) {
    throw dmsError(DMS_REFUSALS.tooManyInstances(value.length, MAX_INSTANCES));
  }
  const malformed: unknown = value.find((id) => !isUuid(id));
  if (malformed !== undefined) throw dmsError(DMS_REFUSALS.invalidInstanceId(malformed));
  const repeated: unknown = value.find((id, index) => value.indexOf(id) !== index);
  if (repeated !== undefined) throw dmsError(DMS_REFUSALS.repeatedInstanceId(repeated));
  return value as string[];
}

function readForce(value: unknown, action: 'restart' | 'delete', { profile, behaviours }: CloudState): boolean {
  if (value === undefined || value === null) return false;
  const misplaced = action === 'restart' || !profile.knowsForceDelete;
  if (misplaced && behaviours.misplacedForceDelete === 'refuse') {
    throw dmsError(DMS_REFUSALS.unexpectedForceDelete);
  }
  if (typeof value !== 'boolean') throw dmsError(DMS_REFUSALS.forceDeleteNotBoolean);
  return value && !misplaced;
}
