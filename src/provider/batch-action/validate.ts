import { PlanErrors } from './plan-errors';
import { BatchActionPlan } from './schema';
import {
  BOTH_SCOPES,
  canaryIsNoMember,
  canaryTwice,
  heldBackByIgnoreChanges,
  NO_SCOPE,
  onlyWithDelete,
  onlyWithInstances,
  PAUSE_WITHOUT_ROLL,
  ROLL_MUST_WAIT,
} from './texts';
import { attribute, Diagnostics, isUnknown, isWhollyKnown } from '../../plugin-sdk';

/** Refuses arguments that make no sense together. What is unknown yet is checked again once it is known. */
export function validate(config: BatchActionPlan, diagnostics: Diagnostics): void {
  someScope(config, diagnostics);
  combination(config, diagnostics);
}

/**
 * Refuses the same in a plan: Terraform validates the configuration as it is written, and plans with what
 * `ignore_changes` holds back, which may make no sense together.
 */
export function checkHeldBack(config: BatchActionPlan, adopting: boolean, errors: PlanErrors): void {
  const found = new Diagnostics();
  if (!adopting) someScope(config, found);
  combination(config, found);
  for (const { summary, detail, attribute: path } of found.all) {
    errors.error([summary, heldBackByIgnoreChanges(detail!)], path);
  }
}

function combination(config: BatchActionPlan, diagnostics: Diagnostics): void {
  onlyOneScope(config, diagnostics);
  deleteArguments(config, diagnostics);
  instancesArguments(config, diagnostics);
  canariesAreMembers(config, diagnostics);
  rollsWait(config, diagnostics);
}

function onlyOneScope({ instances, all_failure }: BatchActionPlan, diagnostics: Diagnostics): void {
  if (instances !== null && all_failure !== null && !isUnknown(instances) && !isUnknown(all_failure)) {
    diagnostics.error(...BOTH_SCOPES, attribute('all_failure'));
  }
}

function someScope({ instances, all_failure }: BatchActionPlan, diagnostics: Diagnostics): void {
  if (instances === null && all_failure === null) {
    diagnostics.error(...NO_SCOPE, attribute('instances'));
  }
}

function deleteArguments(config: BatchActionPlan, diagnostics: Diagnostics): void {
  if (config.action !== 'restart') return;
  for (const name of ['all_failure', 'force_delete', 'max_deletions'] as const) {
    if (config[name] !== null) diagnostics.error(...onlyWithDelete(name), attribute(name));
  }
}

function instancesArguments(config: BatchActionPlan, diagnostics: Diagnostics): void {
  if (config.all_failure === null) return;
  for (const name of ['max_unavailable', 'first', 'pause_between'] as const) {
    if (config[name] !== null) diagnostics.error(...onlyWithInstances(name), attribute(name));
  }
}

function canariesAreMembers({ first, instances }: BatchActionPlan, diagnostics: Diagnostics): void {
  if (first === null || instances === null || !isWhollyKnown(first) || !isWhollyKnown(instances)) return;
  const canaries = first as readonly string[];
  canaries.forEach((id, index) => {
    if (!(instances as readonly string[]).includes(id)) {
      diagnostics.error(...canaryIsNoMember(id), attribute('first', { index }));
    }
    if (canaries.indexOf(id) !== index) {
      diagnostics.error(...canaryTwice(id), attribute('first', { index }));
    }
  });
}

function rollsWait(config: BatchActionPlan, diagnostics: Diagnostics): void {
  const isRoll = config.max_unavailable !== null || config.first !== null;
  if (isRoll && config.wait_for_completion === false) {
    diagnostics.error(...ROLL_MUST_WAIT, attribute('wait_for_completion'));
  }
  if (config.pause_between !== null && !isRoll) {
    diagnostics.error(...PAUSE_WITHOUT_ROLL, attribute('pause_between'));
  }
}
