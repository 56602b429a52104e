import { AcceptedAction } from './action-plan';
import { GONE, TimelineStep } from './step';

/** The recycle bin keeps an instance for the retention time; without one a deletion is final. */
export interface Retention {
  readonly retentionMs: number;
}

/** What an accepted deletion does to the instance: a stale status first, then DELETING, then the bin or nothing. */
export function deletionSteps(accepted: AcceptedAction, bin?: Retention): readonly TimelineStep[] {
  const { number } = accepted;
  const outcome = accepted.plan.delete ?? 'succeed';
  if (outcome === 'silent') return [];

  const beginsAt = accepted.startsAt + accepted.lagMs;
  const endsAt = beginsAt + accepted.durationMs;
  const action = (mark: 'accepted' | 'began' | 'ended') => ({ number, kind: 'delete', mark } as const);

  const steps: TimelineStep[] = [
    { at: accepted.acceptedAt, action: action('accepted') },
    { at: beginsAt, status: 'DELETING', action: action('began') },
  ];
  if (outcome === 'stuck') return steps;
  if (outcome === 'flash_error') steps.push({ at: beginsAt + accepted.durationMs / 2, status: 'ERROR' });

  steps.push({ at: endsAt, status: bin ? 'RECYCLE' : GONE, action: action('ended') });
  if (bin) steps.push({ at: endsAt + bin.retentionMs, status: GONE });
  return steps;
}
