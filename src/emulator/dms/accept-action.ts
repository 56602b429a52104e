import { CloudState } from '../cloud-state';
import { AcceptedAction, RestoreOutcome, TIMING } from '../lifecycle/action-plan';
import { deletionSteps, Retention } from '../lifecycle/deletion';
import { EmulatedInstance } from '../lifecycle/emulated-instance';
import { Healing } from '../lifecycle/healing';
import { restartSteps } from '../lifecycle/restart';
import { restorationSteps } from '../lifecycle/restoration';
import { TimelineStep } from '../lifecycle/step';
import { randomHex } from '../randomness';
import { Call } from '../routing/call';

/** What became of one id of a call. `left_out`: its item is missing in the results. */
export type ItemVerdict = 'success' | 'failed' | 'left_out';

/** Accepts a restart as the instance's plan arranges it, and records what will follow. */
export function acceptRestart(state: CloudState, instance: EmulatedInstance, call: Call): ItemVerdict {
  return accept(state, instance, 'restart', call, restartSteps);
}

/** Accepts a deletion likewise; without a recycle bin to go to the instance leaves nothing behind. */
export function acceptDeletion(state: CloudState, instance: EmulatedInstance, call: Call,
  bin?: Retention): ItemVerdict {
  return accept(state, instance, 'delete', call, (accepted) => deletionSteps(accepted, bin));
}

/** What became of a restore, and the job that carries it out. */
export interface AcceptedRestore {
  readonly verdict: ItemVerdict;
  readonly jobId: string;
}

/** Accepts a restore likewise: what would have removed the instance from the bin in the end does so no more. */
export function acceptRestore(state: CloudState, instance: EmulatedInstance, call: Call): AcceptedRestore {
  let jobId = '';
  const verdict = accept(state, instance, 'restore', call, (accepted) => {
    jobId = accepted.taskId;
    const steps = restorationSteps(accepted);
    if (steps.length > 0 && !STAYS.includes(accepted.plan.restore)) instance.timeline.cutPending(call.now);
    return steps;
  });
  return { verdict, jobId };
}

/** Restores after which an instance stays in the bin. */
const STAYS: readonly (RestoreOutcome | undefined)[] = ['task_failed', 'reject', 'omit_idle'];

const RESTORE_TASK = 'restoreInstance';

type Kind = 'restart' | 'delete' | 'restore';
type StepsOf = (accepted: AcceptedAction) => readonly TimelineStep[];

function accept(state: CloudState, instance: EmulatedInstance, kind: Kind, call: Call,
  stepsOf: StepsOf): ItemVerdict {
  const outcome = instance.plan[kind];
  const steps = stepsOf(nextAction(state, instance, kind, call));
  if (outcome === 'reject') return 'failed';
  if (outcome !== 'omit_idle') instance.timeline.append(call.now, steps);
  return outcome === 'omit' || outcome === 'omit_idle' ? 'left_out' : 'success';
}

function nextAction(state: CloudState, instance: EmulatedInstance, kind: Kind,
  { now, identity }: Call): AcceptedAction {
  const plan = instance.usePlan();
  state.acceptedActions += 1;
  if (identity.kind !== 'none') state.actors.set(state.acceptedActions, identity);
  return {
    number: state.acceptedActions,
    taskId: randomHex(state.random, 32),
    taskName: kind === 'restore' ? RESTORE_TASK : state.behaviours.restartTaskName,
    acceptedAt: now,
    startsAt: instance.hasJob(now) ? instance.timeline.settledAt(now) : now,
    lagMs: plan.lagMs ?? TIMING[kind].lagMs * state.pace,
    durationMs: plan.durationMs ?? TIMING[kind].durationMs * state.pace,
    healing: paced(plan.healing ?? {}, state.pace),
    brokers: instance.cluster(now).rest.brokers,
    plan,
  };
}

function paced(healing: Healing, pace: number): Healing {
  const { brokersMs = 0, replicasMs = brokersMs } = healing;
  return { ...healing, brokersMs: brokersMs * pace, replicasMs: replicasMs * pace };
}
