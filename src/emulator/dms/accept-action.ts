import { CloudState } from '../cloud-state';
import { AcceptedAction } from '../lifecycle/accepted-action';
import { TIMING } from '../lifecycle/action-plan';
import { deletionSteps } from '../lifecycle/deletion';
import { EmulatedInstance } from '../lifecycle/emulated-instance';
import { restartSteps } from '../lifecycle/restart';
import { randomHex } from '../randomness';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What became of one id of a call. `left_out`: its item is missing in the results. */
export type Verdict = 'success' | 'failed' | 'left_out';

/** Accepts a restart as the instance's plan arranges it, and records what will follow. */
export function acceptRestart(state: CloudState, instance: EmulatedInstance, now: number): Verdict {
  const { restart: outcome } = instance.plan;
  const accepted = nextAction(state, instance, 'restart', now);
  if (outcome === 'reject') return 'failed';
  if (outcome !== 'omit_idle') instance.timeline.append(now, restartSteps(accepted));
  return outcome === 'omit' || outcome === 'omit_idle' ? 'left_out' : 'success';
}

/** Accepts a deletion; `forced` and clouds without a recycle bin leave nothing behind. */
export function acceptDeletion(state: CloudState, instance: EmulatedInstance, now: number, forced: boolean): Verdict {
  const { delete: outcome } = instance.plan;
  const accepted = nextAction(state, instance, 'delete', now);
  const recycles = !forced && state.profile.hasRecycleBin && state.recyclePolicy.enabled;
  const bin = recycles ? { retentionMs: state.recyclePolicy.retentionDays * DAY_MS } : undefined;
  if (outcome === 'reject') return 'failed';
  if (outcome !== 'omit_idle') instance.timeline.append(now, deletionSteps(accepted, bin));
  return outcome === 'omit' || outcome === 'omit_idle' ? 'left_out' : 'success';
}

function nextAction(state: CloudState, instance: EmulatedInstance, kind: 'restart' | 'delete', now: number): AcceptedAction {
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
    plan,
  };
}
