const NUMBER = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** Longer whole numbers than this stay text: a bigint of 1e999999999 would fill the memory. */
const LONGEST_WHOLE = 1000;
/** From here on a fraction is written with an exponent. */
const MOST_LEADING_ZEROS = 20;
/** Go's big.Float, in which Terraform calculates, ends before this power of ten. */
const LARGEST_EXPONENT = 1_000_000_000;

/** The number `digits` x 10^`exponent`; the digits have no zeros at either end, and there are none at all for zero. */
interface Parts {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/**
 * A number that JavaScript's number and bigint cannot hold, as decimal text: exact, and the same text for the same
 * number.
 */
export class Decimal {
  public readonly text: string;

  /** @throws RangeError when the text is not a decimal number. */
  constructor(text: string) {
    this.text = canonicalText(partsOf(text));
  }

  public toString(): string {
    return this.text;
  }
}

/**
 * A number that a JavaScript number holds exactly is one; any other whole number is a bigint, the rest decimal text.
 */
export type TerraformNumber = number | bigint | Decimal;

/**
 * The exact representation of a number: a number where JavaScript prints it as it was written, a bigint for larger
 * whole numbers, and {@link Decimal} for the rest. A JavaScript number that is not whole stands for the decimal it is
 * printed as (0.1 is 0.1).
 * @throws RangeError when it is not a finite decimal number.
 */
export function terraformNumber(source: string | number | bigint): TerraformNumber {
  if (typeof source === 'number' && Number.isSafeInteger(source)) return source === 0 ? 0 : source;
  const parts = partsOf(textOf(source));
  const text = canonicalText(parts);
  const nearest = Number(text);
  if (parts.exponent >= 0) {
    if (Number.isSafeInteger(nearest)) return nearest;
    return parts.digits.length + parts.exponent <= LONGEST_WHOLE ? BigInt(text) : new Decimal(text);
  }
  return canonicalText(partsOf(String(nearest))) === text ? nearest : new Decimal(text);
}

/** The number a 64-bit float holds, digit by digit: the float nearest to 0.1 is not 0.1. */
export function exactNumber(float: number): TerraformNumber {
  if (Number.isInteger(float) || !Number.isFinite(float)) return terraformNumber(float);
  let whole = float;
  let halvings = 0;
  for (; !Number.isInteger(whole); halvings++) whole *= 2;
  return terraformNumber(`${BigInt(whole) * 5n ** BigInt(halvings)}e-${halvings}`);
}

/** The number as decimal text; equal numbers have equal texts, however they are represented. */
export function numberText(number: TerraformNumber): string {
  if (number instanceof Decimal) return number.text;
  if (typeof number === 'number' && Number.isSafeInteger(number)) return String(number);
  return canonicalText(partsOf(textOf(number)));
}

/** Negative, zero or positive, as a - b would be; exact. */
export function compareNumbers(a: TerraformNumber, b: TerraformNumber): number {
  const [left, right] = [partsOf(numberText(a)), partsOf(numberText(b))];
  const [leftSign, rightSign] = [signOf(left), signOf(right)];
  if (leftSign !== rightSign) return leftSign - rightSign;
  const magnitude = left.digits.length + left.exponent - right.digits.length - right.exponent;
  if (magnitude !== 0) return leftSign * magnitude;
  const length = Math.max(left.digits.length, right.digits.length);
  const [leftDigits, rightDigits] = [left.digits.padEnd(length, '0'), right.digits.padEnd(length, '0')];
  return leftDigits === rightDigits ? 0 : leftDigits < rightDigits ? -leftSign : leftSign;
}

function signOf(parts: Parts): number {
  if (parts.digits === '') return 0;
  return parts.negative ? -1 : 1;
}

function textOf(source: string | number | bigint): string {
  return typeof source === 'number' && Number.isInteger(source) ? String(BigInt(source)) : String(source);
}

function partsOf(text: string): Parts {
  const match = NUMBER.exec(text);
  if (!match) throw new RangeError(`${JSON.stringify(text)} is not a decimal number`);
  const [, sign, whole, fraction = '', power = '0'] = match;
  const exponent = Number(power) - fraction.length;
  if (Math.abs(exponent) > LARGEST_EXPONENT) {
    throw new RangeError(`${JSON.stringify(text)} is beyond the numbers Terraform can hold`);
  }
  const significant = (whole + fraction).replace(/^0+/, '');
  const digits = withoutTrailingZeros(significant);
  if (digits === '') return { negative: false, digits, exponent: 0 };
  return { negative: sign === '-', digits, exponent: exponent + significant.length - digits.length };
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

function canonicalText({ negative, digits, exponent }: Parts): string {
  const sign = negative ? '-' : '';
  if (digits === '') return '0';
  const point = digits.length + exponent;
  if (exponent >= 0 && point <= LONGEST_WHOLE) return sign + digits + '0'.repeat(exponent);
  if (exponent < 0 && point > 0) return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  if (exponent < 0 && point > -MOST_LEADING_ZEROS) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`;
  return `${sign}${mantissa}e${point - 1}`;
}
