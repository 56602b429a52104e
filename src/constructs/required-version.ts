import { TerraformStack } from './cdktf';
import { overrideAt } from './overrides';

/** The least versions of Terraform that a stack may need. */
export const LEAST_VERSIONS = ['1.14', '1.16'] as const;

/** One of the least versions. */
export type LeastVersion = typeof LEAST_VERSIONS[number];

const PATH = 'terraform.required_version';
const constraintOf = (version: LeastVersion) => `>= ${version}`;
const OURS: readonly string[] = LEAST_VERSIONS.map(constraintOf);

/**
 * Makes a stack require a version of Terraform, and at least what others of ours made it require. Constraints of the
 * user's are kept.
 */
export function requireVersion(stack: TerraformStack, version: LeastVersion): void {
  const given = overrideAt(stack, PATH);
  const constraints = typeof given === 'string' ? given.split(',').map((part) => part.trim()).filter(Boolean) : [];
  const needed = [...constraints.filter((part) => OURS.includes(part)), constraintOf(version)];
  const theirs = constraints.filter((part) => !OURS.includes(part));
  const highest = OURS.filter((part) => needed.includes(part)).at(-1)!;
  stack.addOverride(PATH, [...theirs, highest].join(', '));
}
