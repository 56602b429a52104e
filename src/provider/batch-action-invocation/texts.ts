import { formatDuration } from '../duration-text';
import { Action } from '../run/order';
import { participleOf } from '../run/texts';
import { DiagnosticText } from '../texts';

/** The provider block cannot be used for what the action asks. */
export const CANNOT_ACT_THERE = 'The provider block cannot act where this action is to act';

/** An invocation that has nobody to act on. */
export const nothingToDo = (action: Action): string => `Nothing to do: no instance is to be ${participleOf(action)}`;

/** The first message: `Restarting 3 instances in region eu-de, project 0123…`. */
export const beginning = (action: Action, count: number, place: string): string =>
  `${action === 'restart' ? 'Restarting' : 'Deleting'} ${count} ${count === 1 ? 'instance' : 'instances'} in ${place}`;

/** How far the run is: who has changed, how many of how many, how long. */
export function howFar(changed: readonly string[], done: number, total: number, inFlight: number,
  elapsedMs: number): string {
  const parts = [
    ...changed,
    `${done} of ${total} done`,
    `${inFlight} in flight`,
    `${formatDuration(elapsedMs)} elapsed`,
  ];
  return parts.join(', ');
}

/** One instance that is not done: what became of it, and what to do. */
export const notDone = (summary: string, heading: string, reason: string | undefined): DiagnosticText =>
  [summary, [`${heading}${reason === undefined ? '' : `: ${reason}`}.`, NO_MEMORY].join(' ')];

/** What an action does not remember. */
const NO_MEMORY = 'An action has no memory: the next plan does not know of this. Look at the instance, and invoke the '
  + 'action again for the instances that still need it.';

/** What was done before a run came to a bad end; nothing where nothing was. */
export const doneBefore = (instances: readonly string[]): string =>
  (instances.length === 0 ? 'Of this run nothing else was done.' : `Done were: ${instances.join(', ')}.`);
