import { CloudState } from '../cloud-state';
import { AcceptedAction, TIMING } from '../lifecycle/action-plan';
import { deletionSteps, Retention } from '../lifecycle/deletion';
import { EmulatedInstance } from '../lifecycle/emulated-instance';
import { Healing } from '../lifecycle/healing';
import { restartSteps } from '../lifecycle/restart';
import { TimelineStep } from '../lifecycle/step';
import { randomHex } from '../randomness';

/** What became of one id of a call. `left_out`: its item is missing in the results. */
export type ItemVerdict = 'success' | 'failed' | 'left_out';

/** Accepts a restart as the instance's plan arranges it, and records what will follow. */
export function acceptRestart(state: CloudState, instance: EmulatedInstance, now: number): ItemVerdict {
  return accept(state, instance, 'restart', now, restartSteps);
}

/** Accepts a deletion likewise; without a recycle bin to go to the instance leaves nothing behind. */
export function acceptDeletion(state: CloudState, instance: EmulatedInstance, now: number,
  bin?: Retention): ItemVerdict {
  return accept(state, instance, 'delete', now, (accepted) => deletionSteps(accepted, bin));
}

type Kind = 'restart' | 'delete';
type StepsOf = (accepted: AcceptedAction) => readonly TimelineStep[];

function accept(state: CloudState, instance: EmulatedInstance, kind: Kind, now: number, stepsOf: StepsOf): ItemVerdict {
  const outcome = instance.plan[kind];
  const steps = stepsOf(nextAction(state, instance, kind, now));
  if (outcome === 'reject') return 'failed';
  if (outcome !== 'omit_idle') instance.timeline.append(now, steps);
  return outcome === 'omit' || outcome === 'omit_idle' ? 'left_out' : 'success';
}

function nextAction(state: CloudState, instance: EmulatedInstance, kind: Kind, now: number): AcceptedAction {
  const plan = instance.usePlan();
  state.acceptedActions += 1;
  return {
    number: state.acceptedActions,
    taskId: randomHex(state.random, 32),
    taskName: state.behaviours.restartTaskName,
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
