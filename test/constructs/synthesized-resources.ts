import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TerraformStack, Testing } from 'cdktf';
import { bindings, DmsProvider } from '../../src';

export const ORDERS = '54602a9d-5e22-4239-9123-77e350df4a34';
export const BILLING = '7166cdea-dbad-4d79-9610-7163e6f8b640';

const outdir = mkdtempSync(join(tmpdir(), 'dms-synth-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

/** A stack of an app that leaves nothing behind. */
export const emptyStack = () => new TerraformStack(Testing.app({ outdir }), 'test');

/** A stack that holds the provider and what `build` adds to it. */
export function stackWith(build: (stack: TerraformStack) => void): TerraformStack {
  const stack = emptyStack();
  new DmsProvider(stack, 'dms', { region: 'eu-de' });
  build(stack);
  return stack;
}

/** The batch actions of the synthesised stack, by the path of their construct within it. */
export function synthesizedResources(build: (stack: TerraformStack) => void): Record<string, any> {
  const stack = stackWith(build);
  const { resource } = JSON.parse(Testing.synth(stack, true));
  const actions = stack.node.findAll().filter((node) => node instanceof bindings.KafkaInstanceBatchAction);
  return Object.fromEntries(actions.map((action) => [
    action.node.path.replace('test/', ''),
    resource.dms_kafka_instance_batch_action[action.friendlyUniqueId],
  ]));
}

export const POSTCONDITION = {
  condition: '${length(setsubtract(self.pending, self.deferred)) == 0}',
  error_message: expect.stringContaining('is still owed on: ${join(", ", setsubtract(self.pending, self.deferred))}'),
};
