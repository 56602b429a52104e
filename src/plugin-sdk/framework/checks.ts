import { parseDuration } from './duration';
import { Check } from './schema';
import { compareNumbers, TerraformNumber } from '../values/decimal';

// The report names the attribute and, unless it is sensitive, the value: a check only says what would be right.

/** The value must be one of these texts, exactly. */
export function oneOf(...allowed: readonly string[]): Check {
  const choice = allowed.map((value) => JSON.stringify(value)).join(', ').replace(/, ([^,]*)$/, ' or $1');
  return (value: string) => (allowed.includes(value) ? undefined : `Must be ${choice}.`);
}

/**
 * The value must be a text that the pattern matches; `meaning` completes "Must be ...", for example "a region such as
 * eu-de".
 */
export function matches(pattern: RegExp, meaning: string): Check {
  const stateless = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
  return (value: string) => (stateless.test(value) ? undefined : `Must be ${meaning}.`);
}

/** The value must be a UUID, in small or capital letters. */
export const uuid: Check = matches(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  'a UUID such as 3f1c2d8e-5a4b-4c6d-8e9f-0a1b2c3d4e5f');

/** How long a duration may be. */
interface DurationLimits {
  /**
   * The shortest one allowed, as Go writes it.
   * @default '0'
   */
  readonly atLeast?: string;
}

/** The value must be a duration as Go writes it. */
export function duration(limits: DurationLimits = {}): Check {
  const least = parseDuration(limits.atLeast ?? '0');
  if (least === undefined) throw new RangeError(`${limits.atLeast} is not a duration`);
  return (value: string) => {
    const parsed = parseDuration(value);
    if (parsed === undefined) return 'Must be a duration such as "90s", "30m" or "1h30m".';
    return parsed < least ? `Must be ${limits.atLeast} or longer.` : undefined;
  };
}

/** The value must be this number or a larger one. */
export function atLeast(least: TerraformNumber): Check {
  return (value: TerraformNumber) => (compareNumbers(value, least) < 0 ? `Must be ${least} or more.` : undefined);
}

/** The value must be this number or a smaller one. */
export function atMost(most: TerraformNumber): Check {
  return (value: TerraformNumber) => (compareNumbers(value, most) > 0 ? `Must be ${most} or less.` : undefined);
}

/** The value must be a text of so many characters. */
export function lengthBetween(least: number, most: number): Check {
  return (value: string) => {
    const length = [...value].length;
    return length < least || length > most
      ? `Must have ${range(least, most)} ${most === 1 ? 'character' : 'characters'}, not ${length}.` : undefined;
  };
}

/** The value must be a list, set or map of so many elements. */
export function sizeBetween(least: number, most: number): Check {
  return (value: readonly unknown[] | Readonly<Record<string, unknown>>) => {
    const size = Object.keys(value).length;
    return size < least || size > most
      ? `Must have ${range(least, most)} ${most === 1 ? 'element' : 'elements'}, not ${size}.` : undefined;
  };
}

function range(least: number, most: number): string {
  if (most === Infinity) return `at least ${least}`;
  return least === most ? `exactly ${least}` : `${least} to ${most}`;
}
