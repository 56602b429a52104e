import { WatchedInstance, WatchedRun } from './runs';
import { WAITS } from './texts';

/** What an instance is waiting for; nothing where it has come to its end. */
export function waitOf({ phase, action }: WatchedRun, { outcome, status }: WatchedInstance): string {
  if (phase === 'plan') return '';
  if (outcome === 'deferred') return WAITS.nextApply;
  if (phase === 'ended') return outcome === 'in_progress' || outcome === 'not_begun' ? WAITS.nextApply : '';
  if (outcome === 'not_begun') return WAITS.turn;
  if (outcome === 'unknown') return WAITS.answer;
  if (outcome !== 'in_progress') return '';
  if (action === 'delete') return WAITS.gone;
  if (action !== 'restart') return WAITS.end;
  // Not left yet, or back but for its task and its cluster: the lines do not tell these apart.
  return status === 'RUNNING' ? WAITS.whole : WAITS.back;
}
