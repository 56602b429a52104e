/** Region and project of an object's instances; null where they are not known. */
export interface Place {
  readonly region: string | null;
  readonly projectId: string | null;
}

/** Whether two places are known to be different ones. */
export function areDifferent(left: Place, right: Place): boolean {
  const differ = (a: string | null, b: string | null) => a !== null && b !== null && a !== b;
  return differ(left.region, right.region) || differ(left.projectId, right.projectId);
}
