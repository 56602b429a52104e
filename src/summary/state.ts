import { inResults } from './instances';
import { boundsOf } from './limits';
import { isObject, isOurs, listOf, objectOf, resultOf, ShownResource, textOf, textsOf, Values } from './our-values';
import { seen, Sightings } from './sightings';
import { ResourceSummary, StackSummary, SummaryInstance } from './summary';
import { ProgressLine } from '../progress/progress-line';

/** One of our objects in a state. */
export interface StoredObject {
  readonly address: string;
  readonly action: string;
  readonly values: Values;
  readonly sensitive: Values;
}

/**
 * Our objects in a state, those in modules as well.
 *
 * @throws where it is not what `terraform show -json` prints.
 */
export function storedObjects(state: unknown): readonly StoredObject[] {
  if (!isObject(state) || typeof state.format_version !== 'string') throw new Error(notAState(objectOf(state)));
  if (state.resource_changes !== undefined) throw new Error(`This is a plan. ${WANTED_STATE}`);
  return inModule(objectOf(objectOf(state.values).root_module));
}

/** What `report` is to be given. */
export const WANTED_STATE = 'Give what `terraform show -json`, without a file, prints.';

const notAState = ({ version, lineage }: Values) =>
  version !== undefined && lineage !== undefined ? `This is a state file itself. ${WANTED_STATE}`
    : `This is no state as \`terraform show -json\` prints it. ${WANTED_STATE}`;

function inModule({ resources, child_modules }: Values): readonly StoredObject[] {
  const own = listOf(resources).filter(isObject).filter(isOurs).map((resource: ShownResource & Values) => ({
    address: textOf(resource.address) ?? '',
    action: textOf(objectOf(resource.values).action) ?? '',
    values: objectOf(resource.values),
    sensitive: objectOf(resource.sensitive_values),
  }));
  return [...own, ...listOf(child_modules).filter(isObject).flatMap(inModule)];
}

/**
 * What became of what was planned; `state` is what `terraform show -json` prints after the apply.
 *
 * @throws where it is not.
 */
export function stackAfterApply(planned: StackSummary, state: unknown, lines: readonly ProgressLine[]): StackSummary {
  const objects = new Map(storedObjects(state).map((object) => [object.address, object]));
  const resources = planned.resources.map((resource) => {
    const object = objects.get(resource.address);
    return object ? afterApply(resource, inState(object, lines), lines) : destroyed(resource);
  });
  return { ...planned, resources };
}

/** State keeps the results of earlier runs: done is only who was planned, was owed, or was acted on in this apply. */
function afterApply(planned: ResourceSummary, now: ResourceSummary, lines: readonly ProgressLine[]): ResourceSummary {
  const asked = new Set([...planned.to_restart, ...planned.to_delete, ...planned.owed, ...planned.deferred,
    ...actedOn(now, lines)].map(({ id }) => id));
  const known = new Set(planned.found.map(({ id }) => id));
  const newcomers = now.found.filter(({ id }) => !known.has(id)).map((one) => ({ ...one, reason: NEWER }));
  return {
    ...planned,
    found: [...planned.found, ...newcomers],
    to_restart: [],
    to_delete: [],
    done: now.done.filter(({ id }) => asked.has(id)),
    failed: now.failed,
    owed: now.owed,
    deferred: now.deferred,
  };
}

/** A plan that another process has made names nobody whom a new clean-up would delete; the apply itself does. */
function actedOn({ action, region, project }: ResourceSummary, lines: readonly ProgressLine[]) {
  return lines.filter(({ phase, action: told, scope }) =>
    phase !== 'plan' && told === action && scope === `${region}/${project}`).flatMap(({ instances }) => instances);
}

const NEWER = 'kept: it has failed since the plan was made, and the next plan shows it';

/** It has taken its results with it; that it is gone says that its hook succeeded. */
const destroyed = (planned: ResourceSummary): ResourceSummary => ({
  ...planned,
  to_restart: [],
  to_delete: [],
  done: [...planned.to_restart, ...planned.to_delete],
  owed: [],
  deferred: [],
});

/**
 * What a state, as `terraform show -json` prints it, says has been applied.
 *
 * @throws where it is not.
 */
export function stackOfState(folder: string, state: unknown, lines: readonly ProgressLine[]): StackSummary {
  return { folder, error: null, resources: storedObjects(state).map((object) => inState(object, lines)) };
}

const DONE = ['done', 'unconfirmed'];

function inState({ address, action, values, sensitive }: StoredObject,
  lines: readonly ProgressLine[]): ResourceSummary {
  const bounds = boundsOf(values, sensitive);
  const sightings = new Sightings(lines).of(action, bounds);
  const deferred = textsOf(values.deferred);
  const pending = textsOf(values.pending).filter((id) => !deferred.includes(id));
  const outcome = (id: string) => resultOf(values, id).outcome ?? '';
  const instances = (ids: readonly string[]) => ids.map((id) => inResults(values, id)).sort(byBegin);
  return {
    address,
    action,
    ...bounds,
    found: textsOf(values.failed_instances).map((id) => seen(sightings, id)),
    to_restart: [],
    to_delete: [],
    done: instances(Object.keys(objectOf(values.results)).filter((id) => DONE.includes(outcome(id)))),
    failed: instances(pending.filter((id) => outcome(id) === 'failed')),
    owed: instances(pending.filter((id) => outcome(id) !== 'failed')),
    deferred: instances(deferred),
  };
}

/** As they were begun; those that were not come last. */
const byBegin = (a: SummaryInstance, b: SummaryInstance) =>
  compare(a.since ?? '~', b.since ?? '~') || compare(a.id, b.id);
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
