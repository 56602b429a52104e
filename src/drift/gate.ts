import {
  changesSomething,
  isOurs,
  OUR_TYPE,
  ourChanges,
  PlanDocument,
  ResourceChange,
} from './plan-document';
import {
  changesOthers,
  deletesTooMany,
  isTainted,
  notCounted,
  onlyActs,
  overOwnLimit,
  PLAN_NOT_WHOLE,
} from './texts';
import { ResourceSummary, StackSummary } from '../summary';

/** What a plan is held against before it is applied. */
export interface Limits {
  readonly maxDeletions?: number;
  /** The name of the program that takes a taint away. */
  readonly terraform: string;
}

/**
 * Why a plan is not applied; none where it may be.
 *
 * @param planned what the summary says of the same plan: whom it would delete
 */
export function refusalsOf(plan: PlanDocument, planned: StackSummary, limits: Limits): readonly string[] {
  return [
    ...ofUnfinished(plan),
    ...ofOthers(plan),
    ...ourChanges(plan).flatMap((change) => ofOurs(change, limits)),
    ...ofDeletions(plan, planned, limits),
  ];
}

const ofUnfinished = ({ errored }: PlanDocument) =>
  errored === true ? [PLAN_NOT_WHOLE] : [];

function ofOthers(plan: PlanDocument): readonly string[] {
  const changes = (plan.resource_changes ?? []).filter((change) => !isOurs(change) && changesSomething(change))
    .map((change) => `${change.address} (${kindOf(change)})`);
  const actions = (plan.action_invocations ?? []).filter((invocation) => !isOurs(invocation))
    .map(({ address }) => `${address} (call)`);
  const others = [...changes, ...actions];
  if (others.length === 0) return [];
  return [changesOthers(OUR_TYPE, listOf(others))];
}

function ofOurs(change: ResourceChange, { terraform }: Limits): readonly string[] {
  const { address, deposed } = change;
  const kind = kindOf(change);
  if (kind === 'create' || kind === 'update' || kind === 'import') return [];
  if (change.action_reason === 'replace_because_tainted') {
    return [isTainted(address, `${terraform} untaint ${quoted(address)}`)];
  }
  const object = deposed === undefined ? address : `${address} (deposed object ${deposed})`;
  return [onlyActs(kind, object)];
}

/** What is done to an object, in one word of Terraform's. */
function kindOf({ change: { actions, importing } }: ResourceChange): string {
  if (actions.includes('delete') && actions.includes('create')) return 'replace';
  if (actions.includes('forget')) return 'forget';
  if (actions.includes('delete')) return 'destroy';
  if (actions.every((action) => action === 'no-op' || action === 'read') && importing) return 'import';
  return actions[0] ?? 'change';
}

function ofDeletions(plan: PlanDocument, planned: StackSummary, limits: Limits): readonly string[] {
  const { maxDeletions } = limits;
  const deletions = new Set(planned.resources.flatMap((resource) => resource.to_delete.map(({ id }) => id))).size;
  const tooMany = maxDeletions !== undefined && deletions > maxDeletions
    ? [deletesTooMany(deletions, maxDeletions)] : [];
  return [...tooMany, ...planned.resources.flatMap(overItsOwnLimit), ...ofUncounted(plan, planned, limits)];
}

/** The provider holds to it as well, and for a saved plan nobody has asked it yet. */
function overItsOwnLimit({ address, limits, to_delete: deleted }: ResourceSummary): readonly string[] {
  const limit = limits.max_deletions;
  if (limit === undefined || deleted.length <= Number(limit)) return [];
  return [overOwnLimit(address, deleted.length, String(limit))];
}

/**
 * A clean-up that is created deletes what has failed when it is applied, which no plan says: where nobody has seen
 * how many that are, only its own limit holds it.
 */
function ofUncounted(plan: PlanDocument, planned: StackSummary, { maxDeletions }: Limits): readonly string[] {
  if (maxDeletions === undefined) return [];
  const uncounted = ourChanges(plan).filter((change) => {
    const after = change.change.after as { all_failure?: unknown; max_deletions?: unknown } | null | undefined;
    const known = planned.resources.some(({ address, to_delete: deleted }) =>
      address === change.address && deleted.length > 0);
    const heldByItself = typeof after?.max_deletions === 'number' && after.max_deletions <= maxDeletions;
    return change.change.actions.includes('create') && after?.all_failure && !known && !heldByItself;
  }).map(({ address }) => address);
  const calls = (plan.action_invocations ?? []).filter(isOurs).map(({ address }) => address);
  return [...uncounted, ...calls].map((address) => notCounted(address, maxDeletions));
}

const AT_MOST = 10;

function listOf(names: readonly string[]): string {
  const rest = names.length - AT_MOST;
  return rest > 0 ? `${names.slice(0, AT_MOST).join(', ')} and ${rest} more` : names.join(', ');
}

/** As a shell wants an address that holds an index. */
const quoted = (address: string) => (/^[\w.-]+$/.test(address) ? address : `'${address.replaceAll('\'', '\'\\\'\'')}'`);
