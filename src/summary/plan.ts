import { inResults } from './instances';
import { Bounds, boundsOf } from './limits';
import { isObject, isOurs, listOf, objectOf, resultOf, ShownResource, textOf, textsOf, Values } from './our-values';
import { seen, Sightings } from './sightings';
import { ResourceSummary, StackSummary, SummaryInstance } from './summary';
import { ProgressInstance, ProgressLine } from '../progress/progress-line';

/** What a plan, as `terraform show -json FILE` prints it, would do; `lines` are those that the plan has written. */
export function stackOfPlan(folder: string, plan: unknown, lines: readonly ProgressLine[]): StackSummary {
  const changes = listOf(objectOf(plan).resource_changes).filter(isObject).filter(isOurs).map(changeOf);
  const sightings = new Sightings(lines);
  const named = new Set(changes.flatMap(({ acts }) => acts ?? []));
  return {
    folder,
    error: null,
    resources: changes.map((change) => resourceOf(change, sightings.of(change.action, change.bounds), named)),
  };
}

/** A planned change of one resource. */
interface Change {
  readonly address: string;
  readonly action: string;
  readonly bounds: Bounds;
  readonly before: Values;
  /** Ids that would be acted on; undefined where the plan says that there are some, and not which. */
  readonly acts: readonly string[] | undefined;
  readonly cleansUp: boolean;
  readonly destroys: boolean;
}

function changeOf(resource: ShownResource & Values): Change {
  const change = objectOf(resource.change);
  const [before, after] = [objectOf(change.before), objectOf(change.after)];
  const destroys = !isObject(change.after);
  const values = destroys ? before : after;
  return {
    address: textOf(resource.address) ?? '',
    action: textOf(values.action) ?? '',
    bounds: boundsOf(values, objectOf(destroys ? change.before_sensitive : change.after_sensitive)),
    before,
    acts: destroys ? actsOfDestroy(before, textsOf(change.actions))
      : unknownIds(objectOf(change.after_unknown).applied),
    cleansUp: textOf(values.all_failure) !== null,
    destroys,
  };
}

/** The plan shows exactly those unknown that would be acted on. */
const unknownIds = (applied: unknown) =>
  applied === true ? undefined : Object.entries(objectOf(applied)).filter(([, unknown]) => unknown === true)
    .map(([id]) => id).sort();

/** Only the hook acts, and not where Terraform merely forgets the object. */
const actsOfDestroy = (before: Values, actions: readonly string[]) =>
  actions.includes('delete') && textsOf(before.when).includes('destroyed')
    ? Object.keys(objectOf(before.applied)).sort() : [];

function resourceOf(change: Change, sightings: ReadonlyMap<string, ProgressInstance>,
  named: ReadonlySet<string>): ResourceSummary {
  const { address, action, bounds, before } = change;
  // At its creation nothing but what the plan has seen names those that a clean-up would delete.
  const failed = (id: string) => sightings.get(id)?.status?.toUpperCase() === 'CREATEFAILED' && !named.has(id);
  const acts = change.acts ?? [...sightings.keys()].filter(failed).sort();
  const deferred = textsOf(before.deferred);
  const owed = textsOf(before.pending).filter((id) => !deferred.includes(id));
  const reason = change.destroys ? 'the resource is destroyed' : null;
  const instances = (ids: readonly string[], why: (id: string) => string | null): SummaryInstance[] =>
    ids.map((id) => withName(seen(sightings, id, why(id)), resultOf(before, id).name));
  return {
    address,
    action,
    ...bounds,
    found: instances(foundIds(change, acts), (id) => (acts.includes(id) ? null : KEPT)),
    to_restart: action === 'restart' ? instances(acts, () => reason) : [],
    to_delete: action === 'delete' ? instances(acts, () => reason) : [],
    done: [],
    failed: [],
    owed: owed.map((id) => inResults(before, id)),
    deferred: deferred.map((id) => inResults(before, id)),
  };
}

const KEPT = 'kept: nothing asks for its deletion';

/** Where the object is new, all that it would delete is what was found. */
const foundIds = ({ before, cleansUp, acts }: Change, deletions: readonly string[]): readonly string[] =>
  !cleansUp ? [] : acts === undefined ? deletions : [...textsOf(before.failed_instances)].sort();

/** A plan made without a refresh has seen nobody, and state may know the name. */
const withName = (instance: SummaryInstance, name: string | null) => ({ ...instance, name: instance.name ?? name });
