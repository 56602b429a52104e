import { Token } from './cdktf';
import { refusal, Subject } from './subject';
import { noDuration, noProjectId, noRegion, noTimeToAct, noWholeNumber } from './texts';

// A test holds these to what the provider takes.

const MILLISECONDS: Readonly<Record<string, number>> =
  { ns: 1e-6, us: 1e-3, µs: 1e-3, μs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const DURATION = /^(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;
const PART = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g;
const LEAST_TIMEOUT = '1s';
const REGION = /^[A-Za-z0-9-]+$/;
const PROJECT_ID = /^[A-Za-z0-9_-]+$/;

/** Whether a value is given and known now. */
export const isKnown = <T>(value: T | undefined): value is T => value !== undefined && !Token.isUnresolved(value);

/**
 * Checks a duration that is given and known now.
 *
 * @throws Error when it is none, such as `45m` or `1h30m`.
 */
export function checkDuration(subject: Subject, argument: string, text: string | undefined): void {
  if (isKnown(text) && !DURATION.test(text)) throw refusal(subject, noDuration(argument, text));
}

/**
 * Checks a duration that is given and known now, and in which something is to be done.
 *
 * @throws Error when it is no duration, or shorter than a second.
 */
export function checkTimeout(subject: Subject, argument: string, text: string | undefined): void {
  checkDuration(subject, argument, text);
  if (isKnown(text) && millisecondsOf(text) < millisecondsOf(LEAST_TIMEOUT)) {
    throw refusal(subject, noTimeToAct(argument, text, LEAST_TIMEOUT));
  }
}

function millisecondsOf(duration: string): number {
  return [...duration.matchAll(PART)].reduce((sum, [, count, unit]) => sum + Number(count) * MILLISECONDS[unit], 0);
}

/**
 * Checks a number that is given and known now.
 *
 * @throws Error when it is not a whole number of at least `least` and, where given, at most `most`.
 */
export function checkWholeNumber(subject: Subject, argument: string, value: number | undefined, least: number,
  most = Infinity): void {
  if (isKnown(value) && !(Number.isInteger(value) && value >= least && value <= most)) {
    throw refusal(subject, noWholeNumber(argument, value, least, most));
  }
}

/** Where the instances of a construct are. */
interface Place {
  readonly region?: string;
  readonly projectId?: string;
}

/**
 * Checks a place as far as it is given and known now.
 *
 * @throws Error when the region is no name of one, or the project no id of one.
 */
export function checkPlace(subject: Subject, { region, projectId }: Place): void {
  if (isKnown(region) && !REGION.test(region)) throw refusal(subject, noRegion(region));
  if (isKnown(projectId) && !PROJECT_ID.test(projectId)) throw refusal(subject, noProjectId(projectId));
}
