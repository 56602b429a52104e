/** Major, minor and patch; the last ones may be missing. */
type Numbers = readonly number[];

const CONSTRAINT = /^\s*(=|!=|>=|<=|>|<|~>)?\s*(\d+(?:\.\d+){0,2})\s*$/;
const VERSION = /^\d+\.\d+\.\d+$/;

const OPERATORS: Readonly<Record<string, (order: number, version: Numbers, given: Numbers) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  // All but the last number given must be the same; a single number leaves everything above it open.
  '~>': (order, version, given) => order >= 0 && given.slice(0, -1).every((number, index) => number === version[index]),
};

/**
 * Whether a version satisfies the constraints of a stack, in Terraform's language for them; undefined where that cannot
 * be said, such as with pre-releases.
 */
export function satisfies(version: string, constraints: string): boolean | undefined {
  if (!VERSION.test(version)) return undefined;
  const is = numbersOf(version);
  const verdicts = constraints.split(',').map((constraint) => {
    const [, operator = '=', text] = CONSTRAINT.exec(constraint) ?? [];
    if (text === undefined) return undefined;
    const given = numbersOf(text);
    return OPERATORS[operator](compare(is, given), is, given);
  });
  return verdicts.includes(undefined) ? undefined : !verdicts.includes(false);
}

const numbersOf = (text: string): Numbers => text.split('.').map(Number);

function compare(one: Numbers, other: Numbers): number {
  return one.map((number, index) => number - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
