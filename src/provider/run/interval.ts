/** How long to wait before the next poll, in milliseconds: short after an acceptance, longer as it drags on, with jitter. */
export function pollInterval(sinceSubmission: number, random: () => number): number {
  const base = sinceSubmission < 120_000 ? Math.min(4_500, 1_000 + sinceSubmission / 10) : Math.min(15_000, sinceSubmission / 24);
  return Math.round(base * (0.9 + random() * 0.2));
}
