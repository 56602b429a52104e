import {
  changesSomething,
  isOurs,
  OUR_TYPE,
  ourChanges,
  PlanDocument,
  ResourceChange,
} from './plan-document';
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
  errored === true ? ['The plan is not whole: planning failed in the middle. Make a new one.'] : [];

function ofOthers(plan: PlanDocument): readonly string[] {
  const changes = (plan.resource_changes ?? []).filter((change) => !isOurs(change) && changesSomething(change))
    .map((change) => `${change.address} (${kindOf(change)})`);
  const actions = (plan.action_invocations ?? []).filter((invocation) => !isOurs(invocation))
    .map(({ address }) => `${address} (call)`);
  const others = [...changes, ...actions];
  if (others.length === 0) return [];
  return [`The plan changes what is no ${OUR_TYPE}: ${listOf(others)}. Apply that by hand or in the pipeline that it `
    + 'belongs to, or take it back; then run drift again.'];
}

function ofOurs(change: ResourceChange, { terraform }: Limits): readonly string[] {
  const { address, deposed } = change;
  const kind = kindOf(change);
  if (kind === 'create' || kind === 'update' || kind === 'import') return [];
  if (change.action_reason === 'replace_because_tainted') {
    return [`${address} is tainted, so that the plan replaces it: its first apply failed. `
      + `\`${terraform} untaint ${quoted(address)}\` lets the next plan go on exactly where it stopped.`];
  }
  const object = deposed === undefined ? address : `${address} (deposed object ${deposed})`;
  return [`The plan would ${kind} ${object}, and drift only lets one act. If that is meant, apply it by hand or in the `
    + 'pipeline that it belongs to.'];
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
    ? [`The plan would delete ${deletions} instances, and --max-deletions allows ${maxDeletions}. Look at whom it `
      + 'would delete; raise the limit if that is meant.']
    : [];
  return [...tooMany, ...planned.resources.flatMap(overItsOwnLimit), ...ofUncounted(plan, planned, limits)];
}

/** The provider holds to it as well, and for a saved plan nobody has asked it yet. */
function overItsOwnLimit({ address, limits, to_delete: deleted }: ResourceSummary): readonly string[] {
  const limit = limits.max_deletions;
  if (limit === undefined || deleted.length <= Number(limit)) return [];
  return [`${address} would delete ${deleted.length} instances, and its max_deletions allows ${limit}. Look at whom it `
    + 'would delete; raise the limit if that is meant.'];
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
  return [...uncounted, ...calls].map((address) =>
    `How many instances ${address} would delete is not in the plan, so that --max-deletions ${maxDeletions} cannot be `
    + 'kept. Give the configuration a max_deletions that is no larger, or apply it once by hand.',
  );
}

const AT_MOST = 10;

function listOf(names: readonly string[]): string {
  const rest = names.length - AT_MOST;
  return rest > 0 ? `${names.slice(0, AT_MOST).join(', ')} and ${rest} more` : names.join(', ');
}

/** As a shell wants an address that holds an index. */
const quoted = (address: string) => (/^[\w.-]+$/.test(address) ? address : `'${address.replaceAll('\'', '\'\\\'\'')}'`);
