import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Aspects, DataResource, TerraformOutput, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { BILLING, emptyStack, ORDERS, stackWith } from './synthesized-resources';
import {
  ActionEvent,
  ActionFailure,
  BatchCall,
  DmsProvider,
  HealthCheck,
  KafkaBatchActionInvocation,
  KafkaBatchActionInvocationProps,
} from '../../src';
import { processParts } from '../../src/provider/process-parts';
import { createProvider } from '../../src/provider/provider';

const ADDRESS = 'action.dms_kafka_instance_batch_action.restart';
const CALL = BatchCall.restart([ORDERS]);

const outdir = mkdtempSync(join(tmpdir(), 'dms-action-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

/** The JSON of a stack, which passed its validations. */
const synthesized = (build: (stack: TerraformStack) => void) => JSON.parse(Testing.synth(stackWith(build), true));

const restartIn = (stack: TerraformStack, props: Partial<KafkaBatchActionInvocationProps> = {}) =>
  new KafkaBatchActionInvocation(stack, 'restart', { call: CALL, ...props });

const lifecycleOf = (build: (stack: TerraformStack, config: DataResource) => void) =>
  synthesized((stack) => build(stack, new DataResource(stack, 'config', {}))).resource.terraform_data.config.lifecycle;

test('the action is a block of the stack, named as its construct', () => {
  const { action, terraform } = synthesized((stack) => expect(restartIn(stack).address).toBe(ADDRESS));
  expect(action).toEqual({
    dms_kafka_instance_batch_action: { restart: { config: { action: 'restart', instances: [ORDERS] } } },
  });
  expect(terraform.required_version).toBe('>= 1.14');
});

const CALLS: [string, BatchCall, object][] = [
  ['a restart', BatchCall.restart([ORDERS, BILLING], {
    maxUnavailable: 1,
    first: [BILLING],
    pauseBetween: '2m',
    maxFailures: 1,
    healthCheck: HealthCheck.CLUSTER,
    instanceTimeout: '45m',
    waitForCompletion: true,
    timeout: '3h',
  }), {
    action: 'restart',
    instances: [ORDERS, BILLING],
    max_unavailable: 1,
    first: [BILLING],
    pause_between: '2m',
    max_failures: 1,
    health_check: 'cluster',
    instance_timeout: '45m',
    wait_for_completion: true,
    timeout: '3h',
  }],
  ['a share', BatchCall.restart([], { maxUnavailablePercent: 25 }),
    { action: 'restart', instances: [], max_unavailable_percent: 25 }],
  ['a delete', BatchCall.delete([ORDERS], { forceDelete: true, maxDeletions: 1, instanceTimeout: '5m' }),
    { action: 'delete', instances: [ORDERS], force_delete: true, max_deletions: 1, instance_timeout: '5m' }],
  ['a clean-up', BatchCall.deleteFailed({ maxDeletions: 5, timeout: '10m', waitForCompletion: false }),
    { action: 'delete', all_failure: 'kafka', max_deletions: 5, timeout: '10m', wait_for_completion: false }],
];

test.each(CALLS)('%s reaches the action with every argument', (_, call, expected) => {
  const { action } = synthesized((stack) => restartIn(stack, { call, region: 'eu-nl', projectId: '0123' }));
  expect(action.dms_kafka_instance_batch_action.restart.config).toEqual({
    ...expected, region: 'eu-nl', project_id: '0123',
  });
});

test('every argument of the action can be written', () => {
  const { attributes } = createProvider(processParts()).actions!.dms_kafka_instance_batch_action.schema;
  const written = CALLS.flatMap(([, , expected]) => Object.keys(expected));
  expect([...new Set([...written, 'region', 'project_id'])].sort()).toEqual(Object.keys(attributes).sort());
});

test('the alias of the provider is carried', () => {
  const { action } = synthesized((stack) => {
    restartIn(stack, { provider: new DmsProvider(stack, 'other', { alias: 'other', region: 'eu-nl' }) });
  });
  expect(action.dms_kafka_instance_batch_action.restart.provider).toBe('dms.other');
});

test('what is known only after the synthesis reaches the action as references', () => {
  const { action } = synthesized((stack) => {
    const given = new TerraformVariable(stack, 'given', {});
    restartIn(stack, {
      call: BatchCall.restart([ORDERS, given.stringValue], {
        maxUnavailable: given.numberValue,
        timeout: given.stringValue,
      }),
      region: given.stringValue,
    });
  });
  const token = '${var.given}';
  expect(action.dms_kafka_instance_batch_action.restart.config).toEqual({
    action: 'restart', instances: [ORDERS, token], max_unavailable: token, timeout: token, region: token,
  });
});

test('ids of another stack become outputs of that stack', () => {
  const app = new App({ outdir });
  const other = new TerraformStack(app, 'owner');
  const owner = new DataResource(other, 'orders', {});
  const stack = new TerraformStack(app, 'user');
  new DmsProvider(stack, 'dms', { install: false });
  restartIn(stack, { call: BatchCall.restart([owner.output.toString()]) });
  app.synth();
  expect(JSON.parse(Testing.synth(other)).output).toMatchObject({
    'cross-stack-output-terraform_dataordersoutput': { value: '${terraform_data.orders.output}' },
  });
  expect(JSON.stringify(JSON.parse(Testing.synth(stack)).action)).toContain('data.terraform_remote_state.');
});

test('an update of another resource triggers it', () => {
  expect(lifecycleOf((stack, config) => restartIn(stack).triggerAfterUpdate(config))).toEqual({
    action_trigger: [{ events: ['after_update'], actions: [ADDRESS] }],
  });
});

test('events, condition and failure reach the trigger', () => {
  expect(lifecycleOf((stack, config) => {
    const allowed = new TerraformVariable(stack, 'allowed', {});
    restartIn(stack).triggerOn(config, [ActionEvent.AFTER_CREATE], {
      condition: allowed.booleanValue,
      onFailure: ActionFailure.TAINT,
    });
  })).toEqual({
    action_trigger: [{
      events: ['after_create'], actions: [ADDRESS], condition: '${var.allowed}', on_failure: 'taint',
    }],
  });
});

test('what a resource has in its lifecycle stays, and triggers keep their order', () => {
  const trigger = { events: ['before_update'], actions: ['action.mail_send.first'] };
  expect(lifecycleOf((stack, config) => {
    config.lifecycle = { preventDestroy: true };
    config.addOverride('lifecycle.ignore_changes', ['input']);
    config.addOverride('lifecycle.action_trigger', trigger);
    restartIn(stack).triggerAfterUpdate(config);
    new KafkaBatchActionInvocation(stack, 'tidy', { call: BatchCall.deleteFailed() })
      .triggerOn(config, [ActionEvent.AFTER_CREATE, ActionEvent.AFTER_UPDATE]);
    config.addOverride('lifecycle.create_before_destroy', true);
  })).toEqual({
    prevent_destroy: true,
    ignore_changes: ['input'],
    create_before_destroy: true,
    action_trigger: [
      trigger,
      { events: ['after_update'], actions: [ADDRESS] },
      { events: ['after_create', 'after_update'], actions: ['action.dms_kafka_instance_batch_action.tidy'] },
    ],
  });
});

describe('the version of Terraform that a stack requires', () => {
  const versionOf = (build: (stack: TerraformStack, config: DataResource) => void): string =>
    synthesized((stack) => build(stack, new DataResource(stack, 'config', {}))).terraform.required_version;

  test.each([
    ['>= 1.14', [ActionEvent.BEFORE_CREATE, ActionEvent.AFTER_CREATE, ActionEvent.BEFORE_UPDATE], {}],
    ['>= 1.16', [ActionEvent.BEFORE_DESTROY], {}],
    ['>= 1.16', [ActionEvent.AFTER_UPDATE, ActionEvent.AFTER_DESTROY], {}],
    ['>= 1.16', [ActionEvent.AFTER_UPDATE], { onFailure: ActionFailure.HALT }],
  ])('is %s for %j with %j', (version, events, options) => {
    expect(versionOf((stack, config) => restartIn(stack).triggerOn(config, events, options))).toBe(version);
  });

  test('is the highest that anything needs', () => {
    expect(versionOf((stack, config) => {
      restartIn(stack).triggerOn(config, [ActionEvent.AFTER_DESTROY]);
      new KafkaBatchActionInvocation(stack, 'tidy', { call: BatchCall.deleteFailed() }).triggerAfterUpdate(config);
    })).toBe('>= 1.16');
  });

  test.each([
    ['before', (stack: TerraformStack) => stack.addOverride('terraform.required_version', '~> 1.15,< 1.18'), () => {}],
    ['after', () => {}, (stack: TerraformStack) => stack.addOverride('terraform.required_version', '~> 1.15,< 1.18')],
    ['in an Aspect', () => {}, (stack: TerraformStack) => Aspects.of(stack).add({
      visit: (node) => {
        if (node === stack) stack.addOverride('terraform.required_version', '~> 1.15,< 1.18');
      },
    })],
  ])('keeps what the user wrote %s', (_, before, after) => {
    expect(versionOf((stack) => {
      before(stack);
      restartIn(stack);
      after(stack);
    })).toBe('~> 1.15, < 1.18, >= 1.14');
  });
});

describe('it is refused', () => {
  const building = (build: (stack: TerraformStack, config: DataResource) => void) => () =>
    synthesized((stack) => build(stack, new DataResource(stack, 'config', {})));
  const trigger = (events: unknown, options: object = {}) => building((stack, config) =>
    restartIn(stack).triggerOn(config, events as ActionEvent[], options));
  const { AFTER_CREATE, AFTER_UPDATE } = ActionEvent;

  test.each<[string, () => void, string]>([
    ['a checkpoint', building((stack) => restartIn(stack, { call: BatchCall.restart([ORDERS], { maxPerApply: 1 }) })),
      'The call has maxPerApply, which leaves instances for a later deploy, and an action has no memory'],
    ['a maintenance window', building((stack) => restartIn(stack, {
      call: BatchCall.delete([ORDERS], { maintenanceWindow: { begin: '22:00', end: '05:00' } }),
    })), 'The call has maintenanceWindow, which leaves instances for a later deploy, and an action has no memory'],
    ['a region', building((stack) => restartIn(stack, { region: 'eu de' })), 'region is \'eu de\''],
    ['what is no resource', building((stack) => restartIn(stack).triggerAfterUpdate(stack as any)),
      '\'test\' cannot trigger an action: it is no resource.'],
    ['nothing', building((stack) => restartIn(stack).triggerAfterUpdate(undefined as any)),
      '\'undefined\' cannot trigger an action'],
    ['a resource of another stack', building((stack) =>
      restartIn(stack).triggerAfterUpdate(new DataResource(emptyStack(), 'config', {}))),
    '\'test/config\' is in another stack, and a resource triggers only actions of its own.'],
    ['no events', trigger([]), 'events must be a list that is not empty, but is [].'],
    ['an event without a list', trigger('after_update'), 'events must be a list that is not empty, but is "after_update".'],
    ['a strange event', trigger(['on_update']), 'events holds \'on_update\', which is no event.'],
    ['an event twice', trigger([AFTER_UPDATE, AFTER_UPDATE]),
      '\'test/config\' triggers it on after_update already, and a second trigger would run it twice.'],
    ['an event in two triggers', building((stack, config) => {
      const restart = restartIn(stack);
      restart.triggerAfterUpdate(config, { condition: '${var.one}' });
      restart.triggerOn(config, [AFTER_CREATE, AFTER_UPDATE], { condition: '${var.other}' });
    }), '\'test/config\' triggers it on after_update already'],
    ['a strange failure', trigger([AFTER_CREATE], { onFailure: 'ignore' }), 'onFailure is \'ignore\', which is none.'],
    ['a taint after an update', trigger([AFTER_CREATE, AFTER_UPDATE], { onFailure: ActionFailure.TAINT }),
      'ActionFailure.TAINT goes with ActionEvent.AFTER_CREATE alone'],
    ['a trigger that is gone', building((stack, config) => {
      restartIn(stack).triggerAfterUpdate(config);
      config.addOverride('lifecycle', { prevent_destroy: true });
    }), 'Its trigger on \'test/config\' is gone: a later addOverride replaced lifecycle'],
    ['a dependency', building((stack, config) => restartIn(stack).node.addDependency(config)),
      'It depends on \'test/config\', but an action comes after nothing'],
    ['a dependant', building((stack, config) => config.node.addDependency(restartIn(stack))),
      '\'test/config\' depends on it, but nothing can come after an action.'],
  ])('%s', (_, build, message) => {
    expect(build).toThrow(`KafkaBatchActionInvocation (test/restart): ${message}`);
  });

  test('a stack without the provider', () => {
    const stack = emptyStack();
    restartIn(stack);
    expect(() => Testing.synth(stack, true)).toThrow('[test/restart] There is no provider for it in the stack.');
  });

  test('a stack in HCL', () => {
    const stack = stackWith((scope) => restartIn(scope));
    expect(() => Testing.synthHcl(stack)).toThrow('The HCL output of the CDK has no actions. Synthesise JSON');
  });
});

test('the address can be used elsewhere', () => {
  const { output } = synthesized((stack) =>
    new TerraformOutput(stack, 'invoke', { value: restartIn(stack).address, staticId: true }));
  expect(output.invoke.value).toBe(ADDRESS);
});
