import { Aspects, DataResource, TerraformLocal, TerraformOutput, TerraformStack, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { BILLING, ORDERS, stackWith } from './synthesized-resources';
import {
  BatchCall,
  bindings,
  DmsProvider,
  KafkaFailedInstanceCleanup,
  KafkaInstanceBatchAction,
  KafkaRollingRestart,
} from '../../src';

const restartIn = (scope: Construct, id = 'restart', more: object = {}) =>
  new KafkaRollingRestart(scope, id, { instances: [ORDERS], triggers: {}, ...more });

const ROLL = /^dms_kafka_instance_batch_action\.restart_\w+$/;

/** What each block of the synthesised stack depends on, by its name without the hash. */
function dependenciesOf(build: (stack: TerraformStack) => void, validate = false): Record<string, any> {
  const { resource = {}, data = {} } = JSON.parse(Testing.synth(stackWith(build), validate));
  return Object.fromEntries([...Object.values<any>(resource), ...Object.values<any>(data)].flatMap((blocks) =>
    Object.entries<any>(blocks).map(([name, { depends_on }]) => [name.replace(/_[0-9A-F]{8}$/, ''), depends_on]),
  ));
}

describe('dependsOn', () => {
  test.each<[string, (stack: TerraformStack, dependsOn: DataResource[]) => void]>([
    ['restart', (stack, dependsOn) => restartIn(stack, 'restart', { dependsOn })],
    ['cleanup', (stack, dependsOn) => new KafkaFailedInstanceCleanup(stack, 'cleanup', { dependsOn })],
    ['action_OnCreate', (stack, dependsOn) =>
      new KafkaInstanceBatchAction(stack, 'action', { onCreate: BatchCall.restart([ORDERS]), dependsOn })],
    ['action_OnDestroy', (stack, dependsOn) =>
      new KafkaInstanceBatchAction(stack, 'action', { onDestroy: BatchCall.restart([ORDERS]), dependsOn })],
  ])('reaches %s', (name, build) => {
    const found = dependenciesOf((stack) => build(stack, [new DataResource(stack, 'config')]));
    expect(found[name]).toEqual(['terraform_data.config']);
  });

  test('takes our own constructs, and so does that of others', () => {
    const found = dependenciesOf((stack) => {
      const cleanup = new KafkaFailedInstanceCleanup(stack, 'cleanup');
      const restart = restartIn(stack, 'restart', { dependsOn: [cleanup] });
      new DataResource(stack, 'after', { dependsOn: [restart] });
    });
    expect(found.restart).toEqual([expect.stringMatching(/\.cleanup_\w+$/)]);
    expect(found.after).toEqual([expect.stringMatching(ROLL)]);
  });

  test('on a batch action with two hooks waits for both', () => {
    const found = dependenciesOf((stack) => {
      const action = new KafkaInstanceBatchAction(stack, 'action', {
        onCreate: BatchCall.restart([ORDERS]),
        onDestroy: BatchCall.restart([ORDERS]),
        dependsOn: [new DataResource(stack, 'config')],
      });
      new DataResource(stack, 'after', { dependsOn: [action] });
    });
    expect(found).toMatchObject({
      after: [expect.stringMatching(/\.action_OnCreate_\w+$/)],
      action_OnCreate: [expect.stringMatching(/\.action_OnDestroy_\w+$/), 'terraform_data.config'],
      action_OnDestroy: ['terraform_data.config'],
    });
  });

  test('that holds what has no address is refused', () => {
    expect(() => stackWith((stack) => restartIn(stack, 'restart', { dependsOn: [new Construct(stack, 'topics')] })))
      .toThrow('KafkaRollingRestart (test/restart): dependsOn holds \'test/topics\', which is no resource');
  });

  test('of another stack is refused', () => {
    expect(() => stackWith((stack) => {
      const other = new TerraformStack(stack.node.root as Construct, 'other');
      restartIn(stack, 'restart', { dependsOn: [new DataResource(other, 'config')] });
    })).toThrow(/'other\/config', which is in another stack.*Write stack\.addDependency\(otherStack\)/);
  });
});

describe('node.addDependency on our construct', () => {
  test('is carried into the stack, also when it comes after the construction', () => {
    const found = dependenciesOf((stack) => {
      const restart = restartIn(stack);
      const topics = new Construct(stack, 'topics');
      restart.node.addDependency(topics);
      new DataResource(topics, 'one');
      new DataResource(new Construct(topics, 'nested'), 'two');
    });
    expect(found.restart).toEqual([
      expect.stringMatching(/^terraform_data\.topics_one_/), expect.stringMatching(/^terraform_data\.topics_nested_two_/),
    ]);
  });

  test('is carried when it is on what holds the construct, or on its resource', () => {
    const found = dependenciesOf((stack) => {
      const platform = new Construct(stack, 'platform');
      platform.node.addDependency(new DataResource(stack, 'config'), new DataResource(platform, 'own'));
      restartIn(platform).node.defaultChild!.node.addDependency(new DataResource(stack, 'more'));
    });
    expect(found.platform_restart).toEqual([
      'terraform_data.config', expect.stringMatching(/^terraform_data\.platform_own_/), 'terraform_data.more',
    ]);
  });

  test('is carried for data sources, for our own constructs, and once where it is said twice', () => {
    const found = dependenciesOf((stack) => {
      const cleanup = new KafkaFailedInstanceCleanup(stack, 'cleanup');
      const data = new bindings.DataDmsKafkaInstances(stack, 'list');
      const restart = restartIn(stack, 'restart', { dependsOn: [data] });
      restart.node.addDependency(data, cleanup);
      restart.node.addDependency(data);
    });
    expect(found.restart).toEqual([
      'data.dms_kafka_instances.list', expect.stringMatching(/\.cleanup_\w+$/),
    ]);
  });

  test('is carried when an Aspect adds it', () => {
    const found = dependenciesOf((stack) => {
      const restart = restartIn(stack);
      const config = new DataResource(stack, 'config');
      Aspects.of(config).add({ visit: () => restart.node.addDependency(config) });
    });
    expect(found.restart).toEqual(['terraform_data.config']);
  });

  test.each<[string, RegExp, (stack: TerraformStack, restart: KafkaRollingRestart) => Construct]>([
    ['holds no resource', /'test\/empty', which holds no resource.*nothing to come after/,
      (stack) => new Construct(stack, 'empty')],
    ['is no resource', /'test\/local', which holds no resource/, (stack) => new TerraformLocal(stack, 'local', 1)],
    ['is in another stack', /'other\/config', which is in another stack/,
      (stack) => new DataResource(new TerraformStack(stack.node.root as Construct, 'other'), 'config')],
    ['holds the construct', /'test', which holds it, and would have to come after itself/, (stack) => stack],
    ['is the construct', /'test\/restart', which holds it/, (_, restart) => restart],
  ])('is refused at synthesis where the dependency %s', (_, message, dependency) => {
    expect(() => dependenciesOf((stack) => {
      const restart = restartIn(stack);
      restart.node.addDependency(dependency(stack, restart));
    })).toThrow(message);
  });
});

describe('node.addDependency of others on our construct', () => {
  test('is carried into the resources of whatever depends on it', () => {
    const found = dependenciesOf((stack) => {
      const config = new DataResource(stack, 'config');
      const after = new DataResource(stack, 'after', { dependsOn: [config] });
      const consumers = new Construct(stack, 'consumers');
      new DataResource(consumers, 'one');
      const platform = new Construct(stack, 'platform');
      restartIn(platform);
      after.node.addDependency(platform);
      consumers.node.addDependency(platform);
    });
    const roll = expect.stringMatching(/\.platform_restart_\w+$/);
    expect(found.after).toEqual(['terraform_data.config', roll]);
    expect(found.consumers_one).toEqual([roll]);
  });

  test('waits for both hooks, and is carried once however often the stack is synthesised', () => {
    const stack = stackWith((scope) => {
      const action = new KafkaInstanceBatchAction(scope, 'action', {
        onCreate: BatchCall.restart([ORDERS]), onDestroy: BatchCall.restart([BILLING]),
      });
      new DataResource(scope, 'after').node.addDependency(action);
    });
    Testing.synth(stack, true);
    const { resource } = JSON.parse(Testing.synth(stack, true));
    expect(resource.terraform_data.after.depends_on).toEqual([
      expect.stringMatching(/\.action_OnCreate_\w+$/), expect.stringMatching(/\.action_OnDestroy_\w+$/),
    ]);
  });

  test('is carried when an Aspect adds it late', () => {
    const found = dependenciesOf((stack) => {
      const restart = restartIn(stack);
      const after = new DataResource(stack, 'after');
      Aspects.of(after).add({ visit: () => after.node.addDependency(restart) });
    }, true);
    expect(found.after).toEqual([expect.stringMatching(ROLL)]);
  });

  test('is carried when an Aspect adds our construct', () => {
    const found = dependenciesOf((stack) => {
      const after = new DataResource(stack, 'after');
      Aspects.of(after).add({ visit: () => after.node.addDependency(restartIn(stack)) });
    }, true);
    expect(found.after).toEqual([expect.stringMatching(ROLL)]);
  });

  test('is refused where it cannot be carried', () => {
    expect(() => dependenciesOf((stack) =>
      new TerraformOutput(stack, 'output', { value: 1 }).node.addDependency(restartIn(stack)),
    )).toThrow(/^KafkaRollingRestart \(test\/restart\): 'test\/output' depends on it, but holds no resource/);
    expect(() => dependenciesOf((stack) => {
      const other = new TerraformStack(stack.node.root as Construct, 'other');
      new DataResource(other, 'after').node.addDependency(restartIn(stack));
    })).toThrow(/'other\/after' depends on it, but is in another stack/);
  });
});

test('a stack without dependencies says nothing of them', () => {
  expect(dependenciesOf((stack) => {
    restartIn(stack);
    new DmsProvider(stack, 'elsewhere', { alias: 'elsewhere' });
  })).toEqual({ restart: undefined });
});
