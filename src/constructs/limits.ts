import { Token } from './cdktf';

/** As Go writes durations, and the provider reads them. */
const DURATION = /^(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;

/** Throws unless the text, when given and known now, is a duration such as `45m` or `1h30m`. */
export function checkDuration(argument: string, text: string | undefined): void {
  if (text === undefined || Token.isUnresolved(text) || DURATION.test(text)) return;
  throw new Error(
    `${argument} is '${text}', which is no duration. Write a number and its unit (h, m, s or ms), such as '45m' or '1h30m'.`,
  );
}

/** As {@link checkDuration}, and throws for a duration of nothing, too. */
export function checkPositiveDuration(argument: string, text: string | undefined): void {
  checkDuration(argument, text);
  if (text === undefined || Token.isUnresolved(text) || /[1-9]/.test(text)) return;
  throw new Error(
    `${argument} is '${text}', which leaves no time to act. Write a longer duration, or leave it out for the default.`,
  );
}

/** Throws unless the value, when given and known now, is a whole number of at least `least`. */
export function checkWholeNumber(argument: string, value: number | undefined, least: number): void {
  if (value === undefined || Token.isUnresolved(value) || (Number.isInteger(value) && value >= least)) return;
  throw new Error(`${argument} is ${value}. Write a whole number of at least ${least}.`);
}
