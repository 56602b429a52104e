import { SETTLE_MS } from '../../client';

const SHORTEST_MS = 1_000;
/** Within the settle time no poll comes later than 5 seconds after the one before, jitter included. */
const LONGEST_WHILE_SETTLING_MS = 4_500;
const LONGEST_MS = 15_000;
/** A tenth to either side: two runs that began together do not poll together for ever. */
const JITTER = 0.1;

/**
 * How long to wait before the next poll, in milliseconds: short after an acceptance, longer as it drags on, with
 * jitter.
 */
export function pollInterval(sinceSubmissionMs: number, random: () => number): number {
  const base = sinceSubmissionMs < SETTLE_MS
    ? Math.min(LONGEST_WHILE_SETTLING_MS, SHORTEST_MS + sinceSubmissionMs / 20)
    : Math.min(LONGEST_MS, sinceSubmissionMs / 24);
  return Math.round(base * (1 - JITTER + random() * 2 * JITTER));
}
