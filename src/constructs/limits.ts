import { Token } from './cdktf';
import { noDuration, noTimeToAct, noWholeNumber } from './texts';

/** What the provider takes as a duration, which is what Go writes; a test holds the two together. */
const DURATION = /^(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;

/**
 * Checks a duration that is given and known now.
 *
 * @throws Error when it is none, such as `45m` or `1h30m`.
 */
export function checkDuration(argument: string, text: string | undefined): void {
  if (text === undefined || Token.isUnresolved(text) || DURATION.test(text)) return;
  throw new Error(noDuration(argument, text));
}

/**
 * Checks a duration that is given and known now, and in which something is to be done.
 *
 * @throws Error when it is no duration, or one of nothing.
 */
export function checkPositiveDuration(argument: string, text: string | undefined): void {
  checkDuration(argument, text);
  if (text === undefined || Token.isUnresolved(text) || /[1-9]/.test(text)) return;
  throw new Error(noTimeToAct(argument, text));
}

/**
 * Checks a number that is given and known now.
 *
 * @throws Error when it is not a whole number of at least `least`.
 */
export function checkWholeNumber(argument: string, value: number | undefined, least: number): void {
  if (value === undefined || Token.isUnresolved(value) || (Number.isInteger(value) && value >= least)) return;
  throw new Error(noWholeNumber(argument, value, least));
}
