import { CloudState } from '../cloud-state';
import { instanceView } from './instance-view';
import { readLimit, readStart } from './paging';
import { projectOf } from './path-parameters';
import { shiftList } from './shift-list';
import { EmulatedInstance } from '../lifecycle/emulated-instance';
import { dmsError } from '../routing/api-error';
import { RouteAnswer, Call } from '../routing/call';
import { DMS_REFUSALS } from '../routing/refusals';

/** GET /v2/{projectId}/instances */
export function listInstances(state: CloudState, call: Call): RouteAnswer {
  const { query, now } = call;
  const { behaviours } = state;
  const limit = readLimit(query, { defaultLimit: 10, maxLimit: 50 });
  const offset = readStart(query, 0);

  const matching = projectOf(state, call).fleet.existing(now).filter((instance) =>
    isListed(instance, now) && matches(instance, query, now),
  );
  const withFailed = query.get('include_failure') === 'true';
  const shown = matching.filter((instance) => {
    const failed = instance.status(now) === 'CREATEFAILED';
    return !failed || behaviours.includeFailure === 'always'
      || (withFailed && behaviours.includeFailure === 'instances');
  });
  const total = withFailed ? matching.length : shown.length;

  const beyondEnd = offset >= total && (offset > 0 || behaviours.emptyList === 'offset_error');
  if (beyondEnd && !behaviours.ignoresPaging) throw dmsError(DMS_REFUSALS.invalidOffset);

  const page = behaviours.ignoresPaging ? shown : shown.slice(offset, offset + limit);
  const instances = page.map((instance) => instanceView(state, instance, now, 'list'));
  if (offset + page.length < shown.length) shiftList(state, projectOf(state, call), now);
  return { status: 200, json: { instances, instance_num: total } };
}

/**
 * What is being deleted, or in the recycle bin, is hidden although it exists. A flash of ERROR on the way does not
 * bring it back.
 */
function isListed(instance: EmulatedInstance, now: number): boolean {
  const beingDeleted = instance.actions(now).some(({ kind, beganAt, endedAt }) =>
    kind === 'delete' && beganAt !== undefined && endedAt === undefined,
  );
  return !beingDeleted && !['DELETING', 'DELETED', 'RECYCLE'].includes(instance.status(now));
}

function matches(instance: EmulatedInstance, query: URLSearchParams, now: number): boolean {
  const { facts } = instance;
  const name = query.get('name') ?? '';
  const nameMatches = query.get('exact_match_name') === 'true' && name !== '' ? facts.name === name
    : facts.name.includes(name);
  const equals = (parameter: string, value: string) => [null, '', value].includes(query.get(parameter));
  return nameMatches
    && facts.engine === (query.get('engine') || 'kafka')
    && equals('instance_id', facts.id)
    && equals('status', instance.status(now))
    && equals('enterprise_project_id', facts.enterpriseProjectId);
}
