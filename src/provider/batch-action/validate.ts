import { PlanErrors } from './plan-errors';
import { BatchActionPlan } from './schema';
import {
  BOTH_SCOPES,
  canaryIsNoMember,
  canaryTwice,
  heldBackByIgnoreChanges,
  HEALTH_OF_DELETED,
  NO_SCOPE,
  nobodyWaitsFor,
  noWindow,
  onlyInRoll,
  onlyWithDelete,
  onlyWithInstances,
  ROLL_MUST_WAIT,
  TWO_WINDOWS,
} from './texts';
import { attribute, Diagnostics, isUnknown, isWhollyKnown } from '../../plugin-sdk';
import { flawOfEnd } from '../run/maintenance-window';

/** What one call without ids has no use for. */
const OF_INSTANCES = ['max_unavailable', 'max_unavailable_percent', 'first', 'pause_between', 'max_failures',
  'max_per_apply', 'maintenance_window', 'health_check'] as const;

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
  healthArguments(config, diagnostics);
  windowOpens(config, diagnostics);
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
  for (const name of OF_INSTANCES) {
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
  const isRoll = config.max_unavailable !== null || config.max_unavailable_percent !== null || config.first !== null;
  if (config.max_unavailable !== null && config.max_unavailable_percent !== null) {
    diagnostics.error(...TWO_WINDOWS, attribute('max_unavailable_percent'));
  }
  if (isRoll && config.wait_for_completion === false) {
    diagnostics.error(...ROLL_MUST_WAIT, attribute('wait_for_completion'));
  }
  for (const name of ['pause_between', 'max_failures'] as const) {
    if (config[name] !== null && !isRoll) diagnostics.error(...onlyInRoll(name), attribute(name));
  }
  for (const name of ['health_check', 'instance_timeout'] as const) {
    if (config[name] !== null && !isRoll && config.wait_for_completion === false) {
      diagnostics.error(...nobodyWaitsFor(name), attribute(name));
    }
  }
}

function healthArguments({ action, health_check: rule }: BatchActionPlan, diagnostics: Diagnostics): void {
  if (action === 'delete' && rule !== null) diagnostics.error(...HEALTH_OF_DELETED, attribute('health_check'));
}

function windowOpens({ maintenance_window: window }: BatchActionPlan, diagnostics: Diagnostics): void {
  if (window === null || isUnknown(window)) return;
  const { begin, end } = window as { readonly begin: unknown; readonly end: unknown };
  const flaw = typeof begin === 'string' && typeof end === 'string' ? flawOfEnd(begin, end) : undefined;
  if (flaw !== undefined) diagnostics.error(...noWindow(flaw), attribute('maintenance_window', { attribute: 'end' }));
}
