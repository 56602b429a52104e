import { formatDuration } from '../duration-text';
import { Action, participleOf } from '../run/action';
import { Report } from '../run/run';
import { Fate, InstanceOutcome } from '../run/target';

/** What the user reads about a run that did not do everything it was asked. */
export interface RunSummary {
  readonly summary: string;
  readonly detail: string;
}

const HEADINGS: ReadonlyArray<readonly [InstanceOutcome, string]> = [
  ['done', 'Done'],
  ['unconfirmed', 'Accepted, and taken as done'],
  ['failed', 'Failed'],
  ['in_progress', 'Still in progress'],
  ['unknown', 'Not known whether it was accepted'],
  ['not_begun', 'Not begun, and untouched'],
];

/** The verdict on a run that leaves something owed; undefined when nothing is. */
export function failureOf(action: Action, report: Report, nextStep: string): RunSummary | undefined {
  const owed = report.fates.filter((fate) => fate.owed);
  if (owed.length === 0) return undefined;
  const participle = participleOf(action);
  const summary = report.fates.length === 1
    ? `Instance ${label(owed[0])} was not ${participle}`
    : `${owed.length} of ${report.fates.length} instances were not ${participle}: ${abbreviated(owed)}`;
  const stopped = report.halted === undefined ? '' : `\nNothing more was begun, because ${report.halted}.`;
  return {
    summary,
    detail: `After ${formatDuration(report.elapsedMs)}:\n${fatesText(report.fates)}${stopped}\n${nextStep}`,
  };
}

/** What deserves a warning although nothing is owed. */
export function warningsOf(report: Report): RunSummary[] {
  const unconfirmed = report.fates.filter((fate) => fate.outcome === 'unconfirmed');
  const unseen = unconfirmed.length === 0 ? [] : [{
    summary: `No sign of a restart was seen on ${abbreviated(unconfirmed)}`,
    detail:
      'The API accepted the restart, the status stayed RUNNING, and no restart task showed within two minutes. It counts as done and is never sent again: '
      + `look into the instance, and change \`triggers\` if it has to be restarted after all.\n${fatesText(unconfirmed)}`,
  }];
  return [...unseen, ...report.warnings.map((detail) => ({ summary: 'Unexpected answer of the API', detail }))];
}

function fatesText(fates: readonly Fate[]): string {
  return HEADINGS.flatMap(([outcome, heading]) => {
    const these = fates.filter((fate) => fate.outcome === outcome);
    return these.length === 0 ? []
      : [`${heading} (${these.length}):`,
        ...these.map((fate) => `  - ${label(fate)}${fate.error === undefined ? '' : `: ${fate.error}`}`)];
  }).join('\n');
}

function label({ id, name }: Fate): string {
  return name ? `${id} (${name})` : id;
}

const MOST_NAMED = 3;

function abbreviated(fates: readonly Fate[]): string {
  const named = fates.slice(0, MOST_NAMED).map(label).join(', ');
  return fates.length > MOST_NAMED ? `${named} and ${fates.length - MOST_NAMED} more` : named;
}
