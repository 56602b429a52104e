import { PlanErrors } from './plan-errors';
import { BatchActionPlan } from './schema';
import { Diagnostics } from '../../plugin-sdk/framework/diagnostics';
import { attribute } from '../../plugin-sdk/values/path';
import { isUnknown, isWhollyKnown } from '../../plugin-sdk/values/unknown';

/** Combinations of arguments that make no sense. Values that are unknown yet are checked again once they are known. */
export function validate(config: BatchActionPlan, diagnostics: Diagnostics): void {
  someScope(config, diagnostics);
  combination(config, diagnostics);
}

/**
 * Terraform validates the configuration as it is written, and plans with what `ignore_changes` holds back: together
 * they may make no sense.
 */
export function checkHeldBack(config: BatchActionPlan, adopting: boolean, errors: PlanErrors): void {
  const found = new Diagnostics();
  if (!adopting) someScope(config, found);
  combination(config, found);
  for (const { summary, detail, attribute: path } of found.all) {
    errors.error(summary,
      `${detail} The plan sees this combination because \`ignore_changes\` keeps some arguments as they were.`, path);
  }
}

function combination(config: BatchActionPlan, diagnostics: Diagnostics): void {
  onlyOneScope(config, diagnostics);
  onlyWithDelete(config, diagnostics);
  onlyWithInstances(config, diagnostics);
  canariesAreMembers(config, diagnostics);
  rollsWait(config, diagnostics);
}

function onlyOneScope({ instances, all_failure }: BatchActionPlan, diagnostics: Diagnostics): void {
  if (instances !== null && all_failure !== null && !isUnknown(instances) && !isUnknown(all_failure)) {
    diagnostics.error('Both `instances` and `all_failure` are given',
      'Name the instances, or act on all failed ones: remove one of the two.', attribute('all_failure'));
  }
}

function someScope({ instances, all_failure }: BatchActionPlan, diagnostics: Diagnostics): void {
  if (instances === null && all_failure === null) {
    diagnostics.error('Neither `instances` nor `all_failure` is given',
      'Set `instances` to the ids to act on (an empty set acts on none), or `all_failure = "kafka"` to delete the instances whose creation failed.',
      attribute('instances'));
  }
}

function onlyWithDelete(config: BatchActionPlan, diagnostics: Diagnostics): void {
  if (config.action !== 'restart') return;
  for (const name of ['all_failure', 'force_delete', 'max_deletions'] as const) {
    if (config[name] !== null) {
      diagnostics.error(`\`${name}\` goes with a delete only`,
        'With `action = "restart"` it has no meaning: remove it, or set `action = "delete"`.', attribute(name));
    }
  }
}

function onlyWithInstances(config: BatchActionPlan, diagnostics: Diagnostics): void {
  if (config.all_failure === null) return;
  for (const name of ['max_unavailable', 'first', 'pause_between'] as const) {
    if (config[name] !== null) {
      diagnostics.error(`\`${name}\` goes with \`instances\` only`,
        'One call without ids deletes all failed instances, in no order: remove it.', attribute(name));
    }
  }
}

function canariesAreMembers({ first, instances }: BatchActionPlan, diagnostics: Diagnostics): void {
  if (first === null || instances === null || !isWhollyKnown(first) || !isWhollyKnown(instances)) return;
  const canaries = first as readonly string[];
  canaries.forEach((id, index) => {
    if (!(instances as readonly string[]).includes(id)) {
      diagnostics.error('An instance in `first` is not in `instances`',
        `${id} would go first, but is not to be acted on: add it to \`instances\`, or remove it from \`first\`.`,
        attribute('first', { index }));
    }
    if (canaries.indexOf(id) !== index) {
      diagnostics.error('An instance is in `first` twice', `${id} can go first only once: remove the repetition.`,
        attribute('first', { index }));
    }
  });
}

function rollsWait(config: BatchActionPlan, diagnostics: Diagnostics): void {
  const isRoll = config.max_unavailable !== null || config.first !== null;
  if (isRoll && config.wait_for_completion === false) {
    diagnostics.error('A roll must wait',
      'With `max_unavailable` or `first` the next instance starts only when one is healthy again: remove `wait_for_completion = false`, or the roll.',
      attribute('wait_for_completion'));
  }
  if (config.pause_between !== null && !isRoll) {
    diagnostics.error('`pause_between` goes with a roll only',
      'Without `max_unavailable` or `first` all instances start at once: set one of them, or remove `pause_between`.',
      attribute('pause_between'));
  }
}
