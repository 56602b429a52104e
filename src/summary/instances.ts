import { resultOf, Values } from './our-values';
import { SummaryInstance } from './summary';

/** An instance as the latest run left it. */
export function inResults(values: Values, id: string): SummaryInstance {
  const { name, status, outcome, error, submitted_at } = resultOf(values, id);
  return { id, name, status, reason: error ?? (outcome === 'unconfirmed' ? UNCONFIRMED : null), since: submitted_at };
}

const UNCONFIRMED = 'accepted, and no sign of a restart was seen';
