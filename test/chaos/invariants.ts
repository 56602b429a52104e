import { ClusterTruth } from './cluster-truth';
import { texts } from './owed';
import { Performance } from './performance';
import { bugsIn, RunCheck } from './run-check';

/** Everything that must hold whatever happened; returns in words what does not. */
export function violations(played: Performance): string[] {
  const truth = new ClusterTruth(played.cloud);
  return played.runs.flatMap((run) => {
    const changes = run.appliedAt === undefined ? [] : run.outcome.changes;
    const found = [...bugsIn(run),
      ...changes.flatMap((change) => new RunCheck(played, run, change, truth).violations())];
    return found.map((violation) => `run ${run.number}: ${violation}`);
  });
}

/** What must hold when the faults have stopped and Terraform was run a few times more. */
export async function unfinished(played: Performance): Promise<string[]> {
  const last = played.runs.at(-1)!;
  const plans = await played.finalPlans();
  const failed = last.outcome.failed || plans.some((plan) => plan.failed);
  const pending = [...last.after].filter(([, { state }]) => texts(state.pending).length > 0).map(([address]) =>
    `${address} still has pending ids`,
  );
  const open = plans.flatMap((plan) =>
    plan.changes.filter(({ action }) => action !== 'none').map(({ address, action }) =>
      `the last plan would ${action} ${address}`,
    ),
  );
  return [...(failed ? ['the last apply failed'] : []), ...pending, ...open,
    ...plans.flatMap(({ breaches }) => breaches)];
}
