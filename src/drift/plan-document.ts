/** An object that a plan is about, as `terraform show -json FILE` prints it. */
export interface ResourceChange {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  /** Names an object that was left behind by a replacement. */
  readonly deposed?: string;
  readonly action_reason?: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before?: unknown;
    readonly after?: unknown;
    readonly after_unknown?: unknown;
    readonly importing?: unknown;
  };
}

/** An action of the configuration that the apply would call, in Terraform 1.14 and later. */
export interface ActionInvocation {
  readonly address: string;
  readonly type: string;
}

/** What matters of a plan in JSON; Terraform says more, and more with each version. */
export interface PlanDocument {
  readonly resource_changes?: readonly ResourceChange[];
  readonly action_invocations?: readonly ActionInvocation[];
  /** True where planning failed in the middle. */
  readonly errored?: boolean;
}

/** Whether it is one: `show` prints the state in a state file just as readily. */
export const isPlan = (shown: object): shown is PlanDocument => 'format_version' in shown && !('values' in shown);

/** The type of our resource, and of our action. */
export const OUR_TYPE = 'dms_kafka_instance_batch_action';

export const isOurs = ({ type }: { readonly type: string }): boolean => type === OUR_TYPE;

/** Whether a change is one: reading a data source, a move and a check are none. */
export function changesSomething({ mode, change }: ResourceChange): boolean {
  if (mode !== 'managed') return false;
  const idle = change.actions.every((action) => action === 'no-op' || action === 'read');
  return !idle || change.importing !== undefined && change.importing !== null;
}

/** The changes to our resources that an apply of the plan would carry out. */
export const ourChanges = ({ resource_changes: changes = [] }: PlanDocument): readonly ResourceChange[] =>
  changes.filter((change) => isOurs(change) && changesSomething(change));

/** Whether an apply of the plan has anything of ours to do, be it that nobody is acted on. */
export const hasOurChanges = (plan: PlanDocument): boolean =>
  ourChanges(plan).length > 0 || (plan.action_invocations ?? []).some(isOurs);
