import { TerraformStack } from 'cdktf';
import { expectExplained } from './the-guide';
import { BatchCall, KafkaInstanceBatchAction, KafkaRollingRestart, Triggers } from '../../src';
import { BILLING, ORDERS, stackWith } from '../constructs/synthesized-resources';

const roll = (props: object) => (stack: TerraformStack) =>
  new KafkaRollingRestart(stack, 'restart', { instances: [ORDERS], restartOnAdd: true, ...props });
const batch = (props: object) => (stack: TerraformStack) => new KafkaInstanceBatchAction(stack, 'batch', props);

test.each<[string, (stack: TerraformStack) => void]>([
  ['no list of ids', roll({ instances: ORDERS })],
  ['a name instead of an id', roll({ instances: ['orders'] })],
  ['a canary twice', roll({ first: [ORDERS, ORDERS] })],
  ['a canary that is no member', roll({ first: [BILLING] })],
  ['no duration', roll({ timeout: '45' })],
  ['no time to act', roll({ timeout: '0s' })],
  ['no number of instances', roll({ maxUnavailable: 0 })],
  ['two limits', roll({ maxUnavailable: 1, maxUnavailablePercent: 10 })],
  ['a window without days', roll({ maintenanceWindow: { begin: '22:00', end: '05:00', days: [] } })],
  ['an offset for a zone', roll({ maintenanceWindow: { begin: '22:00', end: '05:00', timeZone: '+01:00' } })],
  ['nothing that sets it off', roll({ restartOnAdd: undefined })],
  ['no hook', batch({})],
  ['triggers that nothing hears', batch({ onDestroy: BatchCall.restart([ORDERS]), triggers: { a: 'b' } })],
  ['a destroy that is divided', batch({ onDestroy: BatchCall.restart([ORDERS], { maxPerApply: 1, maxUnavailable: 1 }) })],
  ['a pause outside a roll', () => BatchCall.restart([ORDERS], { pauseBetween: '1m' })],
  ['no paths', () => Triggers.fromFiles()],
  ['a path to nowhere', () => Triggers.fromFiles('broker.properties')],
])('%s', (_, build) => expectExplained(refusalOf(build).replace('(test/', '(kafka/').replace(`${process.cwd()}/`, '')));

/** What whoever writes a stack is told, at once. */
function refusalOf(build: (stack: TerraformStack) => void): string {
  try {
    stackWith(build);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It was accepted.');
}
