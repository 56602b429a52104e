/** For how long temporary keys can be had, in seconds. */
export interface KeyLifeRule {
  readonly least: number;
  readonly most: number;
  /** Where nothing is said. */
  readonly usual: number;
}

/** The seconds that are asked for, or the usual ones; undefined when there is no key for so long, or so short. */
export function secondsAsked(asked: unknown, { least, most, usual }: KeyLifeRule): number | undefined {
  const seconds = asked ?? usual;
  return Number.isInteger(seconds) && Number(seconds) >= least && Number(seconds) <= most ? Number(seconds) : undefined;
}
