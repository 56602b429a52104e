/** An instance in a summary. */
export interface SummaryInstance {
  readonly id: string;
  /** Null where nobody said it: with remote execution there are ids alone. */
  readonly name: string | null;
  readonly status: string | null;
  /** Why it is in its list; null where the list says all. */
  readonly reason: string | null;
  /** RFC 3339: of what is found or planned, its creation; otherwise when it was begun. */
  readonly since: string | null;
}

/** One of our resources, or of a plan's changes to it. */
export interface ResourceSummary {
  readonly address: string;
  readonly action: string;
  readonly region: string | null;
  readonly project: string | null;
  /** The limits in force, by the names of their arguments, such as `max_deletions`. */
  readonly limits: Readonly<Record<string, string | number>>;
  /** Instances whose creation failed; they stay here after they were deleted. */
  readonly found: readonly SummaryInstance[];
  readonly to_restart: readonly SummaryInstance[];
  readonly to_delete: readonly SummaryInstance[];
  readonly done: readonly SummaryInstance[];
  readonly failed: readonly SummaryInstance[];
  /** Still owed, and not left for later on purpose. */
  readonly owed: readonly SummaryInstance[];
  readonly deferred: readonly SummaryInstance[];
}

/** One Terraform folder, or one stack of an app. */
export interface StackSummary {
  readonly folder: string;
  /** Why nothing more is known of it; null where all went well. */
  readonly error: string | null;
  readonly resources: readonly ResourceSummary[];
}

/** What a job found, and did. */
export interface Summary {
  readonly version: 1;
  /** 0 nothing found and nothing owed, 2 something found, owed, deferred or not yet applied, 1 an error. */
  readonly exit_code: 0 | 1 | 2;
  readonly seconds: number;
  readonly stacks: readonly StackSummary[];
}
