/** What a run of `drift` is asked to do. Paths are as the user wrote them: relative ones begin where he stands. */
export interface DriftOptions {
  readonly folder: string;
  /** Apply the plan that was shown. */
  readonly apply: boolean;
  /** Terraform or OpenTofu, by name or by path. */
  readonly terraform?: string;
  readonly maxDeletions?: number;
  readonly lockTimeout?: string;
  /** `NAME=VALUE`, as Terraform takes them. */
  readonly vars: readonly string[];
  readonly varFiles: readonly string[];
  /** `KEY=VALUE`, or a file. */
  readonly backendConfig: readonly string[];
  /** Where to keep the plan. */
  readonly savePlan?: string;
  /** A plan that was kept, to be applied. */
  readonly plan?: string;
}
