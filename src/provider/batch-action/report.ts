import {
  afterTime,
  leftForLater,
  noSignOfRestart,
  noteworthy,
  nothingMoreBegun,
  onlyOneNotDone,
  OUTCOME_HEADINGS,
  someNotDone,
} from './texts';
import { formatDuration } from '../duration-text';
import { Fate } from '../run/fate';
import { Action } from '../run/order';
import { RunReport } from '../run/run';
import { DiagnosticText } from '../texts';

const MOST_NAMED = 3;

/** What the user reads about a run that leaves something owed; undefined when nothing is. */
export function failureOf(action: Action, report: RunReport, nextStep: string): DiagnosticText | undefined {
  const { fates, halted, elapsedMs } = report;
  const owed = fates.filter((fate) => fate.owed && fate.outcome !== 'deferred');
  if (owed.length === 0) return undefined;
  const summary = fates.length === 1 ? onlyOneNotDone(action, labelOf(owed[0]))
    : someNotDone(action, owed.length, fates.length, abbreviated(owed));
  const stopped = halted === undefined ? [] : [nothingMoreBegun(halted)];
  return [summary, [afterTime(formatDuration(elapsedMs)), fatesText(fates), ...stopped, nextStep].join('\n')];
}

/** What deserves a warning and is no failure. */
export function warningsOf(action: Action, report: RunReport): DiagnosticText[] {
  const unconfirmed = report.fates.filter((fate) => fate.outcome === 'unconfirmed');
  const unseen = unconfirmed.length === 0 ? []
    : [noSignOfRestart(abbreviated(unconfirmed), fatesText(unconfirmed))];
  const left = report.fates.filter(({ outcome }) => outcome === 'deferred');
  const deferral = report.deferral === undefined ? []
    : [leftForLater(action, left.length, left.map(labelOf).join(', '), report.deferral)];
  return [...unseen, ...deferral, ...report.warnings.map(noteworthy)];
}

function fatesText(fates: readonly Fate[]): string {
  return OUTCOME_HEADINGS.flatMap(([outcome, heading]) => {
    const these = fates.filter((fate) => fate.outcome === outcome);
    return these.length === 0 ? []
      : [`${heading} (${these.length}):`,
        ...these.map((fate) => `  - ${labelOf(fate)}${fate.error === undefined ? '' : `: ${fate.error}`}`)];
  }).join('\n');
}

/** An instance as a report names it. */
export function labelOf({ id, name }: Fate): string {
  return name ? `${id} (${name})` : id;
}

function abbreviated(fates: readonly Fate[]): string {
  const named = fates.slice(0, MOST_NAMED).map(labelOf).join(', ');
  return fates.length > MOST_NAMED ? `${named} and ${fates.length - MOST_NAMED} more` : named;
}
