import { counted, durationText } from '../summary/words';

/** What `watch` says; what it shows of others comes in as one line that holds nothing but signs. */

/** The heads of the columns. */
export const COLUMNS = {
  who: 'INSTANCE',
  status: 'STATUS',
  outcome: 'OUTCOME',
  since: 'SINCE (UTC)',
  lasts: 'FOR',
  waits: 'WAITS FOR',
} as const;

/** How far a run is. */
export interface Counts {
  readonly total: number;
  readonly done: number;
  readonly in_flight: number;
  readonly failed: number;
  readonly deferred: number;
}

/** The counts of a run, each on its own, so that they can be put into lines. */
export const countTexts = ({ total, done, in_flight: inFlight, failed, deferred }: Counts): readonly string[] => [
  `${done} of ${total} done`,
  ...inFlight > 0 ? [`${inFlight} in flight`] : [],
  ...failed > 0 ? [`${failed} failed`] : [],
  ...deferred > 0 ? [`${deferred} deferred`] : [],
];

/** What a plan has looked at. */
export const plannedText = (total: number): string => `a plan has looked at ${counted(total, 'instance')}`;

/** What a run is: which action, and where. */
export const runText = (action: string, scope: string): string => `${action} in ${scope}`;

/** A run has come to its end. */
export const ENDED = 'ended';

/** About how long it will still take. */
export const leftText = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  if (ms < 60_000) return 'less than a minute left';
  return `about ${durationText(minutes * 60_000).replace(/ 0 s$/, '')} left`;
};

/** A run whose lines have stopped without a last one. */
export const silentText = (ms: number): string => `no word for ${durationText(ms)}; it may have been killed`;

/** There are more than there is room for. */
export const moreText = (count: number): string => `and ${count} more`;

/** There are more runs than there is room for. */
export const moreRunsText = (count: number): string => `and ${counted(count, 'more run', 'more runs')}`;

/** Nothing is to be seen yet. */
export const waitingFor = (path: string, hindrance: string | undefined): string =>
  ({
    'missing': `Waiting for ${path}, which does not exist yet: run the deploy with DMS_PROGRESS_FILE=${path}`,
    'no file': `Waiting: ${path} is no file that can be followed`,
    'unreadable': `Waiting: ${path} cannot be read`,
  })[hindrance ?? ''] ?? `Waiting for the first run in ${path}`;

/** What an instance is waiting for, while its run goes on. */
export const WAITS = {
  back: 'RUNNING again',
  whole: 'the end of its restart',
  gone: 'its deletion',
  end: 'its end',
  answer: 'the answer to its call',
  turn: 'its turn',
  nextApply: 'the next apply',
} as const;

/** Instances by name, the first few of them. */
export const namesText = (names: readonly string[]): string => {
  const [most, shown] = [6, names.length > 6 ? names.slice(0, 5) : names];
  return names.length > most ? `${shown.join(', ')} ${moreText(names.length - shown.length)}` : shown.join(', ');
};

/** A run has begun, with whom. */
export const begins = (action: string, scope: string, names: readonly string[]): string =>
  `${runText(action, scope)} begins with ${counted(names.length, 'instance')}: ${namesText(names)}`;

/** A plan has looked at somebody. */
export const planned = (action: string, scope: string, names: readonly string[]): string =>
  `plan: ${runText(action, scope)} is about ${counted(names.length, 'instance')}: ${namesText(names)}`;

/** The command cannot be started. */
export const cannotStart = (command: string, reason: string | undefined, message: string): string => {
  if (reason === 'ENOENT') return `${command} was not found: is it installed, and on the PATH?`;
  if (reason === 'EACCES') return `${command} is no program that may be run.`;
  return `${command} cannot be started: ${message}`;
};

/** Lines go where nobody can read them again. */
export const cannotFollow = (path: string): string =>
  `DMS_PROGRESS_FILE names ${path}, which is no file that can be followed; no instance will be shown.`;

/** What came in place of a FILE or a COMMAND. */
export const NOTHING_TO_WATCH = 'name the FILE to follow, or after -- the COMMAND to run';
export const BOTH_TO_WATCH = 'a COMMAND after -- goes without a FILE and without --follow';
