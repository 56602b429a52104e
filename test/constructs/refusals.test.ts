import { TerraformStack } from 'cdktf';
import { BILLING, ORDERS, stackWith } from './synthesized-resources';
import { BatchCall, KafkaFailedInstanceCleanup, KafkaInstanceBatchAction, KafkaRollingRestart } from '../../src';
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

/** Whether the plan refuses the arguments. */
async function planRefuses({ timeout, ...given }: Record<string, any>): Promise<boolean> {
  const { diagnostics } = await server.validateResourceConfig({
    typeName: 'dms_kafka_instance_batch_action',
    config: { ...nothing, ...given, timeouts: timeout ? { create: timeout, update: timeout, delete: null } : null },
  });
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** The same arguments given to a construct. */
function writeConstruct(stack: TerraformStack, given: Record<string, any>): void {
  const { action, instances, all_failure, region, project_id: projectId, timeout } = given;
  const options = {
    maxUnavailable: given.max_unavailable,
    first: given.first,
    pauseBetween: given.pause_between,
    waitForCompletion: given.wait_for_completion,
    forceDelete: given.force_delete,
    maxDeletions: given.max_deletions,
    timeout,
  };
  const call = () => {
    if (all_failure) return BatchCall.deleteFailed(options);
    return action === 'restart' ? BatchCall.restart(instances, options) : BatchCall.delete(instances, options);
  };
  new KafkaInstanceBatchAction(stack, 'action', { onCreate: call(), region, projectId });
}

const constructRefuses = (given: Record<string, any>): boolean => {
  try {
    stackWith((stack) => writeConstruct(stack, given));
    return false;
  } catch (error) {
    expect((error as Error).message).toMatch(/^(BatchCall\.\w+|KafkaInstanceBatchAction \(test\/action\)): /);
    return true;
  }
};

const RESTART = { action: 'restart', instances: [ORDERS, BILLING] };
const DELETE = { action: 'delete', instances: [ORDERS, BILLING] };
const CLEANUP = { action: 'delete', all_failure: 'kafka' };

test.each<[string, Record<string, any>, boolean]>([
  ['ids', RESTART, false],
  ['no ids', { ...RESTART, instances: [] }, false],
  ['a name for an id', { ...RESTART, instances: ['orders'] }, true],
  ['an id in upper case', { ...DELETE, instances: [ORDERS.toUpperCase()] }, true],
  ['a window of one', { ...RESTART, max_unavailable: 1 }, false],
  ['a window of none', { ...RESTART, max_unavailable: 0 }, true],
  ['a window below none', { ...RESTART, max_unavailable: -1 }, true],
  ['canaries', { ...RESTART, first: [BILLING, ORDERS] }, false],
  ['a canary that is not among the instances', { ...RESTART, instances: [ORDERS], first: [BILLING] }, true],
  ['a canary twice', { ...RESTART, first: [ORDERS, ORDERS] }, true],
  ['a name for a canary', { ...RESTART, first: ['orders'] }, true],
  ['a pause with a window', { ...RESTART, max_unavailable: 1, pause_between: '1m' }, false],
  ['a pause with canaries', { ...RESTART, first: [ORDERS], pause_between: '0s' }, false],
  ['a pause without a roll', { ...RESTART, pause_between: '1m' }, true],
  ['a pause that is no duration', { ...RESTART, max_unavailable: 1, pause_between: '1 m' }, true],
  ['a pause without a roll where nobody waits', { ...RESTART, pause_between: '1m', wait_for_completion: false }, true],
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
])('%s: plan and constructs agree', async (_, given, refused) => {
  expect({ plan: await planRefuses(given), constructs: constructRefuses(given) }).toEqual({
    plan: refused, constructs: refused,
  });
});

test.each([0.5, 1e-9])('a number that Terraform itself refuses for a whole one, %p, is refused', (number) => {
  expect(constructRefuses({ ...RESTART, max_unavailable: number })).toBe(true);
  expect(constructRefuses({ ...DELETE, max_deletions: number })).toBe(true);
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
  ])('KafkaFailedInstanceCleanup and %s', (_, props, message) => {
    expect(cleanup(props)).toThrow(`KafkaFailedInstanceCleanup (test/tidy): ${message}`);
  });
});
