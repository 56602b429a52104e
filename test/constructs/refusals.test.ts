import { TerraformStack } from 'cdktf';
import { BILLING, ORDERS, stackWith } from './synthesized-resources';
import {
  BatchCall,
  KafkaBatchActionInvocation,
  KafkaFailedInstanceCleanup,
  KafkaInstanceBatchAction,
  KafkaRollingRestart,
  MaintenanceWindow,
} from '../../src';
import { createProviderServer } from '../../src/plugin-sdk';
import { processParts } from '../../src/provider/process-parts';
import { createProvider } from '../../src/provider/provider';

// What a plan would refuse is refused before there is one, wherever the value is known. Each rule of the provider's
// schema.ts and validate.ts that the constructs can break is held to both sides here.

const provider = createProvider(processParts());
const silent = () => {};
const server = createProviderServer(provider, {
  log: { trace: silent, debug: silent, info: silent, warn: silent, error: silent },
});
const { attributes } = provider.resources.dms_kafka_instance_batch_action.schema;
const nothing = Object.fromEntries(Object.keys(attributes).map((name) => [name, null]));
const ofAction = Object.keys(provider.actions!.dms_kafka_instance_batch_action.schema.attributes);

/** Whether the plan refuses the arguments. */
async function planRefuses({ timeout, ...given }: Record<string, any>): Promise<boolean> {
  const { diagnostics } = await server.validateResourceConfig({
    typeName: 'dms_kafka_instance_batch_action',
    config: { ...nothing, ...given, timeouts: timeout ? { create: timeout, update: timeout, delete: null } : null },
  });
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** Whether the action refuses the arguments, among them those that it does not have. */
async function actionRefuses(given: Record<string, any>): Promise<boolean> {
  if (Object.keys(given).some((name) => !ofAction.includes(name))) return true;
  const { diagnostics } = await server.validateActionConfig({
    typeName: 'dms_kafka_instance_batch_action',
    config: { ...Object.fromEntries(ofAction.map((name) => [name, null])), ...given },
  });
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** The maintenance window as a construct takes it; days and zone are null where it names none. */
function windowOf({ maintenance_window: window }: Record<string, any>): MaintenanceWindow | undefined {
  if (!window) return undefined;
  const { begin, end, days, time_zone: timeZone } = window;
  return { begin, end, days: days ?? undefined, timeZone: timeZone ?? undefined };
}

/** The same arguments as a call. */
function callOf(given: Record<string, any>): BatchCall {
  const { action, instances, all_failure, timeout } = given;
  const options = {
    maxUnavailable: given.max_unavailable,
    maxUnavailablePercent: given.max_unavailable_percent,
    first: given.first,
    pauseBetween: given.pause_between,
    maxFailures: given.max_failures,
    instanceTimeout: given.instance_timeout,
    healthCheck: given.health_check,
    maxPerApply: given.max_per_apply,
    maintenanceWindow: windowOf(given),
    waitForCompletion: given.wait_for_completion,
    forceDelete: given.force_delete,
    maxDeletions: given.max_deletions,
    timeout,
  };
  if (all_failure) return BatchCall.deleteFailed(options);
  return action === 'restart' ? BatchCall.restart(instances, options) : BatchCall.delete(instances, options);
}

const refuses = (write: (stack: TerraformStack) => void): boolean => {
  try {
    stackWith(write);
    return false;
  } catch (error) {
    expect((error as Error).message).toMatch(/^(BatchCall\.\w+|Kafka\w+ \(test\/action\)): /);
    return true;
  }
};

/** Whether the construct of the resource refuses them. */
const constructRefuses = (given: Record<string, any>): boolean => refuses((stack) =>
  new KafkaInstanceBatchAction(stack, 'action', {
    onCreate: callOf(given), region: given.region, projectId: given.project_id,
  }));

/** Whether the construct of the action does. */
const invocationRefuses = (given: Record<string, any>): boolean => refuses((stack) =>
  new KafkaBatchActionInvocation(stack, 'action', {
    call: callOf(given), region: given.region, projectId: given.project_id,
  }));

const RESTART = { action: 'restart', instances: [ORDERS, BILLING] };
const DELETE = { action: 'delete', instances: [ORDERS, BILLING] };
const CLEANUP = { action: 'delete', all_failure: 'kafka' };
const NOBODY = { wait_for_completion: false };
const NIGHT = { begin: '22:00', end: '05:00', days: null, time_zone: null };
const during = (window: object) => ({ maintenance_window: { ...NIGHT, ...window } });

const CASES: [string, Record<string, any>, boolean][] = [
  ['ids', RESTART, false],
  ['no ids', { ...RESTART, instances: [] }, false],
  ['a name for an id', { ...RESTART, instances: ['orders'] }, true],
  ['an id in upper case', { ...DELETE, instances: [ORDERS.toUpperCase()] }, true],
  ['a window of one', { ...RESTART, max_unavailable: 1 }, false],
  ['a window of none', { ...RESTART, max_unavailable: 0 }, true],
  ['a window below none', { ...RESTART, max_unavailable: -1 }, true],
  ['a share', { ...RESTART, max_unavailable_percent: 25 }, false],
  ['a share of all', { ...RESTART, max_unavailable_percent: 100 }, false],
  ['a share of none', { ...RESTART, max_unavailable_percent: 0 }, true],
  ['a share of more than all', { ...RESTART, max_unavailable_percent: 101 }, true],
  ['a share and a number', { ...RESTART, max_unavailable: 1, max_unavailable_percent: 25 }, true],
  ['a share where nobody waits', { ...RESTART, ...NOBODY, max_unavailable_percent: 25 }, true],
  ['canaries', { ...RESTART, first: [BILLING, ORDERS] }, false],
  ['a canary that is not among the instances', { ...RESTART, instances: [ORDERS], first: [BILLING] }, true],
  ['a canary twice', { ...RESTART, first: [ORDERS, ORDERS] }, true],
  ['a name for a canary', { ...RESTART, first: ['orders'] }, true],
  ['a pause with a window', { ...RESTART, max_unavailable: 1, pause_between: '1m' }, false],
  ['a pause with canaries', { ...RESTART, first: [ORDERS], pause_between: '0s' }, false],
  ['a pause without a roll', { ...RESTART, pause_between: '1m' }, true],
  ['a pause that is no duration', { ...RESTART, max_unavailable: 1, pause_between: '1 m' }, true],
  ['a pause without a roll where nobody waits', { ...RESTART, pause_between: '1m', wait_for_completion: false }, true],
  ['a pause with a share', { ...RESTART, max_unavailable_percent: 25, pause_between: '1m' }, false],
  ['failures with a window', { ...RESTART, max_unavailable: 1, max_failures: 0 }, false],
  ['failures with a share', { ...RESTART, max_unavailable_percent: 25, max_failures: 2 }, false],
  ['failures with canaries', { ...RESTART, first: [ORDERS], max_failures: 2 }, false],
  ['failures without a roll', { ...RESTART, max_failures: 2 }, true],
  ['failures below none', { ...RESTART, max_unavailable: 1, max_failures: -1 }, true],
  ['a time for each in a restart', { ...RESTART, instance_timeout: '45m' }, false],
  ['a time for each in a delete', { ...DELETE, instance_timeout: '10m' }, false],
  ['a time for each in a clean-up', { ...CLEANUP, instance_timeout: '10m' }, false],
  ['a time for each of almost a second', { ...RESTART, instance_timeout: '999ms' }, true],
  ['a time for each that is no duration', { ...DELETE, instance_timeout: 'soon' }, true],
  ['a time for each restart where nobody waits', { ...RESTART, ...NOBODY, instance_timeout: '45m' }, true],
  ['a time for each deletion where nobody waits', { ...DELETE, ...NOBODY, instance_timeout: '45m' }, true],
  ['a time for each of a clean-up where nobody waits', { ...CLEANUP, ...NOBODY, instance_timeout: '45m' }, true],
  ['a look at the cluster', { ...RESTART, health_check: 'cluster' }, false],
  ['a look at the status', { ...RESTART, max_unavailable: 1, health_check: 'status' }, false],
  ['a look at something else', { ...RESTART, health_check: 'brokers' }, true],
  ['a look where nobody waits', { ...RESTART, ...NOBODY, health_check: 'status' }, true],
  ['a look at what is deleted', { ...DELETE, health_check: 'status' }, true],
  ['a look at what is cleaned up', { ...CLEANUP, health_check: 'status' }, true],
  ['a checkpoint', { ...RESTART, max_per_apply: 1 }, false],
  ['a checkpoint in a delete where nobody waits', { ...DELETE, ...NOBODY, max_per_apply: 1 }, false],
  ['a checkpoint at none', { ...RESTART, max_per_apply: 0 }, true],
  ['a checkpoint in a clean-up', { ...CLEANUP, max_per_apply: 1 }, true],
  ['nights', { ...RESTART, ...during({}) }, false],
  ['nights in a delete', { ...DELETE, ...during({ time_zone: 'Europe/Berlin' }) }, false],
  ['nights in a clean-up', { ...CLEANUP, ...during({}) }, true],
  ['whole days', { ...RESTART, ...during({ begin: '00:00', end: '24:00', days: ['sat', 'sun'] }) }, false],
  ['an hour that begins at 24:00', { ...RESTART, ...during({ begin: '24:00', end: '01:00' }) }, true],
  ['an hour with one digit', { ...RESTART, ...during({ begin: '9:00' }) }, true],
  ['an hour without minutes', { ...RESTART, ...during({ end: '5' }) }, true],
  ['an hour that no day has', { ...RESTART, ...during({ end: '25:00' }) }, true],
  ['an hour with white space', { ...RESTART, ...during({ end: '05:00\n' }) }, true],
  ['no beginning', { ...RESTART, ...during({ begin: '' }) }, true],
  ['an end at the beginning', { ...RESTART, ...during({ begin: '05:00', end: '05:00' }) }, true],
  ['no days', { ...RESTART, ...during({ days: [] }) }, true],
  ['a day in full', { ...RESTART, ...during({ days: ['mon', 'friday'] }) }, true],
  ['a day in capitals', { ...RESTART, ...during({ days: ['Mon'] }) }, true],
  ['a zone that there is not', { ...RESTART, ...during({ time_zone: 'Europe/Atlantis' }) }, true],
  ['an offset for a zone', { ...RESTART, ...during({ time_zone: '+02:00' }) }, true],
  ['an empty zone', { ...RESTART, ...during({ time_zone: '' }) }, true],
  ['canaries in a clean-up', { ...CLEANUP, first: [ORDERS] }, true],
  ['a window in a clean-up', { ...CLEANUP, max_unavailable: 1 }, true],
  ['a share in a clean-up', { ...CLEANUP, max_unavailable_percent: 25 }, true],
  ['a pause in a clean-up', { ...CLEANUP, pause_between: '1m' }, true],
  ['failures in a clean-up', { ...CLEANUP, max_failures: 1 }, true],
  ['a restart for good', { ...RESTART, force_delete: true }, true],
  ['a limit of deletions in a restart', { ...RESTART, max_deletions: 1 }, true],
  ['nobody who waits', { ...RESTART, wait_for_completion: false }, false],
  ['a window where nobody waits', { ...RESTART, max_unavailable: 1, wait_for_completion: false }, true],
  ['canaries where nobody waits', { ...RESTART, first: [ORDERS], wait_for_completion: false }, true],
  ['an empty list of canaries where nobody waits', { ...RESTART, first: [], wait_for_completion: false }, true],
  ['a window where somebody waits', { ...RESTART, max_unavailable: 1, wait_for_completion: true }, false],
  ['a timeout of a second', { ...RESTART, timeout: '1s' }, false],
  ['a timeout of a second in parts', { ...DELETE, timeout: '500ms500ms' }, false],
  ['a timeout of 1000 milliseconds', { ...CLEANUP, timeout: '1000ms' }, false],
  ['a timeout of a millisecond', { ...RESTART, timeout: '1ms' }, true],
  ['a timeout of almost a second', { ...DELETE, timeout: '999.999ms' }, true],
  ['a timeout of nothing', { ...CLEANUP, timeout: '0' }, true],
  ['a timeout that is no duration', { ...RESTART, timeout: '45' }, true],
  ['a limit of no deletions', { ...DELETE, max_deletions: 0 }, false],
  ['a limit below none', { ...DELETE, max_deletions: -1 }, true],
  ['a limit below none in a clean-up', { ...CLEANUP, max_deletions: -1 }, true],
  ['a clean-up for good', { ...CLEANUP, force_delete: true, wait_for_completion: false }, false],
  ['a region', { ...RESTART, region: 'eu-west-101' }, false],
  ['a host for a region', { ...RESTART, region: 'eu-de.otc.t-systems.com' }, true],
  ['an empty region', { ...RESTART, region: '' }, true],
  ['a region with white space', { ...RESTART, region: 'eu-de\n' }, true],
  ['a project', { ...CLEANUP, project_id: '0123456789abcdef0123456789abcdef' }, false],
  ['a project by its path', { ...CLEANUP, project_id: 'eu-de/team' }, true],
  ['an empty project', { ...CLEANUP, project_id: '' }, true],
];

test.each(CASES)('%s: plan and constructs agree', async (_, given, refused) => {
  expect({ plan: await planRefuses(given), constructs: constructRefuses(given) }).toEqual({
    plan: refused, constructs: refused,
  });
});

test.each(CASES)('%s: action and its construct agree', async (_, given, refused) => {
  const needsMemory = 'max_per_apply' in given || 'maintenance_window' in given;
  expect({ action: await actionRefuses(given), construct: invocationRefuses(given) }).toEqual({
    action: refused || needsMemory, construct: refused || needsMemory,
  });
});

test.each([0.5, 1e-9])('a number that Terraform itself refuses for a whole one, %p, is refused', (number) => {
  expect(constructRefuses({ ...RESTART, max_unavailable: number })).toBe(true);
  expect(constructRefuses({ ...DELETE, max_deletions: number })).toBe(true);
  expect(constructRefuses({ ...DELETE, max_per_apply: number })).toBe(true);
  expect(constructRefuses({ ...RESTART, max_unavailable_percent: number })).toBe(true);
  expect(constructRefuses({ ...RESTART, max_unavailable: 1, max_failures: number })).toBe(true);
});

describe('an error begins with what was written:', () => {
  const roll = (props: object) => () => stackWith((stack) =>
    new KafkaRollingRestart(stack, 'roll', { instances: [ORDERS], triggers: {}, ...props }));
  const cleanup = (props: object) => () => stackWith((stack) => new KafkaFailedInstanceCleanup(stack, 'tidy', props));

  test.each<[string, object, string]>([
    ['instances', { instances: ['orders'] }, 'instances holds \'orders\', which is no instance id.'],
    ['instances that are no list', { instances: ORDERS }, 'instances must be a list of instance ids'],
    ['triggers', { triggers: undefined }, 'It has neither triggers nor restartOnAdd'],
    ['maxUnavailable', { maxUnavailable: 0 }, 'maxUnavailable is 0. Write a whole number of at least 1.'],
    ['a share', { maxUnavailablePercent: 101 }, 'maxUnavailablePercent is 101. Write a whole number from 1 to 100.'],
    ['a share and a number', { maxUnavailable: 1, maxUnavailablePercent: 25 },
      'maxUnavailable and maxUnavailablePercent say the same, as a number and as a share. Leave one of them out.'],
    ['maxFailures', { maxFailures: -1 }, 'maxFailures is -1. Write a whole number of at least 0.'],
    ['instanceTimeout', { instanceTimeout: '0s' }, 'instanceTimeout is \'0s\', which leaves no time to act.'],
    ['healthCheck', { healthCheck: 'brokers' },
      'healthCheck is \'brokers\', which is none. Write HealthCheck.CLUSTER or HealthCheck.STATUS.'],
    ['maxPerApply', { maxPerApply: 0 }, 'maxPerApply is 0. Write a whole number of at least 1.'],
    ['a beginning', { maintenanceWindow: { begin: '22', end: '05:00' } },
      'maintenanceWindow.begin is \'22\', which is no time of the day. Write hours and minutes, such as \'22:00\'.'],
    ['no beginning', { maintenanceWindow: {} }, 'maintenanceWindow.begin is \'undefined\', which is no time of the day.'],
    ['an end', { maintenanceWindow: { begin: '22:00', end: '5am' } },
      'maintenanceWindow.end is \'5am\', which is no time of the day. Write hours and minutes, such as \'05:00\' or \'24:00\'.'],
    ['an end at the beginning', { maintenanceWindow: { begin: '00:00', end: '00:00' } },
      'maintenanceWindow.end is \'00:00\', when the window begins, so that it would never be open. Write another time'],
    ['no days', { maintenanceWindow: { begin: '22:00', end: '05:00', days: [] } },
      'maintenanceWindow.days names no day, so that the window would never open. Write a list of days (mon, tue,'],
    ['days that are no list', { maintenanceWindow: { begin: '22:00', end: '05:00', days: 'mon' } },
      'maintenanceWindow.days must be a list of days (mon, tue, wed, thu, fri, sat, sun), but is "mon".'],
    ['a day', { maintenanceWindow: { begin: '22:00', end: '05:00', days: ['Monday'] } },
      'maintenanceWindow.days holds \'Monday\', which is no day. Write the days as mon, tue, wed, thu, fri, sat, sun.'],
    ['a time zone', { maintenanceWindow: { begin: '22:00', end: '05:00', timeZone: 'CEST' } },
      'maintenanceWindow.timeZone is \'CEST\', which is no time zone. Write its name in the IANA database'],
    ['first', { first: [BILLING] }, `first holds '${BILLING}', which is not among the instances. Add it to instances`],
    ['pauseBetween', { pauseBetween: '5' }, 'pauseBetween is \'5\', which is no duration.'],
    ['timeout', { timeout: '1ms' }, 'timeout is \'1ms\', which leaves no time to act. Write 1s or longer'],
    ['region', { region: 'eu de' }, 'region is \'eu de\', which is no name of a region.'],
    ['projectId', { projectId: 'my team' }, 'projectId is \'my team\', which is no id of a project.'],
  ])('KafkaRollingRestart and %s', (_, props, message) => {
    expect(roll(props)).toThrow(`KafkaRollingRestart (test/roll): ${message}`);
  });

  test.each<[string, object, string]>([
    ['maxDeletions', { maxDeletions: -1 }, 'maxDeletions is -1. Write a whole number of at least 0.'],
    ['timeout', { timeout: 'soon' }, 'timeout is \'soon\', which is no duration.'],
    ['region', { region: '' }, 'region is \'\', which is no name of a region.'],
    ['maxPerApply', { maxPerApply: 1 }, 'maxPerApply cannot go with this deletion: one call deletes whatever has failed'],
    ['maintenanceWindow', { maintenanceWindow: { begin: '22:00', end: '05:00' } },
      'maintenanceWindow cannot go with this deletion: one call deletes whatever has failed'],
  ])('KafkaFailedInstanceCleanup and %s', (_, props, message) => {
    expect(cleanup(props)).toThrow(`KafkaFailedInstanceCleanup (test/tidy): ${message}`);
  });
});
