import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { TerraformVariable, Token } from 'cdktf';
import { BILLING, ORDERS, stackWith, synthesizedResources } from './synthesized-resources';
import { BatchCall, KafkaInstanceBatchAction, KafkaRollingRestart, Triggers } from '../../src';

const root = mkdtempSync(join(tmpdir(), 'dms-triggers-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
function folderWith(files: Record<string, string>): string {
  const folder = join(root, `${folders++}`);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const FILES = { 'broker.properties': 'a=1\n', 'topics/orders.json': '{}', 'topics/deep/billing.json': '[]' };
const digestOf = (files: Record<string, string>) => Triggers.fromFiles(folderWith(files));

describe('a digest of files', () => {
  test('is the one written down here, on every machine', () => {
    expect(digestOf({ 'broker.properties': 'a=1\n' })).toBe(EXPECTED);
  });

  test('is the same wherever the folder lies, however it is named, and in any order', () => {
    const folder = folderWith(FILES);
    const [broker, topics] = [join(folder, 'broker.properties'), join(folder, 'topics')];
    const digest = Triggers.fromFiles(broker, topics);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(Triggers.fromFiles(topics, broker)).toBe(digest);
    expect(Triggers.fromFiles(broker, topics, join(topics, 'orders.json'), broker)).toBe(digest);
    expect(Triggers.fromFiles(relative(process.cwd(), broker), `${topics}/`)).toBe(digest);
    expect(Triggers.fromFiles(folder)).toBe(digest);
    expect(digestOf(FILES)).toBe(digest);
  });

  test.each<[string, Record<string, string>]>([
    ['contents', { ...FILES, 'topics/orders.json': '{ }' }],
    ['line endings', { ...FILES, 'broker.properties': 'a=1\r\n' }],
    ['names', { 'brokers.properties': 'a=1\n', 'topics/orders.json': '{}', 'topics/deep/billing.json': '[]' }],
    ['places', { 'broker.properties': 'a=1\n', 'topics/orders.json': '{}', 'topics/billing.json': '[]' }],
    ['contents that change places', { ...FILES, 'topics/orders.json': '[]', 'topics/deep/billing.json': '{}' }],
    ['a further file', { ...FILES, 'topics/empty': '' }],
  ])('changes with %s', (_, files) => {
    expect(digestOf(files)).not.toBe(digestOf(FILES));
  });

  test('spells letters with accents as one, as file systems differ', () => {
    expect(digestOf({ ['gr\u00f6\u00dfe']: '1' })).toBe(digestOf({ ['gro\u0308\u00dfe']: '1' }));
  });

  test('follows links, and does not run in circles', () => {
    const folder = folderWith({ 'real/a': '1' });
    symlinkSync(join(folder, 'real'), join(folder, 'real', 'circle'));
    symlinkSync(join(folder, 'real', 'a'), join(folder, 'real', 'b'));
    expect(Triggers.fromFiles(join(folder, 'real'))).toBe(digestOf({ a: '1', b: '1' }));
  });

  test.each<[string, () => string[], RegExp]>([
    ['a missing file', () => ['nowhere/broker.properties'], /^Triggers\.fromFiles: '.*nowhere\/broker\.properties' does not exist/],
    ['a missing file beside one that is there', () => [folderWith(FILES), join(root, 'missing')], /missing' does not exist/],
    ['an empty folder', () => { mkdirSync(join(root, 'empty')); return [join(root, 'empty')]; }, /empty' holds no file/],
    ['nothing', () => [], /needs the path of at least one file or folder/],
    ['an empty path', () => [''], /needs the path of at least one file or folder/],
    ['a device', () => ['/dev/null'], /'\/dev\/null' is neither a file nor a folder/],
    ['a token', () => [Token.asString({ resolve: () => 'x' })], /A path is a token/],
    ['a link that leads nowhere', () => {
      const folder = folderWith({ a: '1' });
      symlinkSync(join(folder, 'gone'), join(folder, 'dangling'));
      return [folder];
    }, /dangling' does not exist/],
  ])('of %s is refused', (_, paths, message) => {
    expect(() => Triggers.fromFiles(...paths())).toThrow(message);
  });
});

describe('addTrigger', () => {
  test('adds to what was given', () => {
    const resources = synthesizedResources((stack) => {
      const restart = new KafkaRollingRestart(stack, 'restart', { instances: [ORDERS], triggers: { config: 'a' } });
      restart.addTrigger('certificate', 'b');
      restart.addTrigger('born', new TerraformVariable(stack, 'born', {}).stringValue);
      const action = new KafkaInstanceBatchAction(stack, 'action', { onCreate: BatchCall.restart([ORDERS]) });
      action.addTrigger('certificate', 'c');
    });
    expect(resources['restart/Resource'].triggers).toEqual({ config: 'a', certificate: 'b', born: '${var.born}' });
    expect(resources['action/OnCreate'].triggers).toEqual({ certificate: 'c' });
  });

  test('adds to triggers that are known only after apply', () => {
    const resources = synthesizedResources((stack) => {
      const triggers = Token.asStringMap(new TerraformVariable(stack, 'given', {}).value);
      new KafkaRollingRestart(stack, 'restart', { instances: [ORDERS], triggers }).addTrigger('more', 'b');
    });
    expect(resources['restart/Resource'].triggers).toBe('${merge(var.given, {"more" = "b"})}');
  });

  test('never replaces one, and needs a value and an onCreate', () => {
    stackWith((stack) => {
      const restart = new KafkaRollingRestart(stack, 'restart', { instances: [ORDERS], triggers: { config: 'a' } });
      expect(() => restart.addTrigger('config', 'b')).toThrow(
        'KafkaRollingRestart (test/restart): addTrigger would replace the trigger \'config\'. Give it another name.',
      );
      expect(() => restart.addTrigger('more', undefined as any)).toThrow(/the value of 'more' must be a text/);
      const hook = new KafkaInstanceBatchAction(stack, 'hook', { onDestroy: BatchCall.restart([ORDERS]) });
      expect(() => hook.addTrigger('more', 'b')).toThrow(/^KafkaInstanceBatchAction \(test\/hook\): .*no onCreate/);
    });
  });
});

describe('addInstance', () => {
  test('adds to what was given, once, and leaves the list given as it is', () => {
    const given = [ORDERS];
    const resources = synthesizedResources((stack) => {
      const restart = new KafkaRollingRestart(stack, 'restart', { instances: given, triggers: {} });
      restart.addInstance(BILLING);
      restart.addInstance(ORDERS);
      restart.addInstance(new TerraformVariable(stack, 'born', {}).stringValue);
    });
    expect(resources['restart/Resource'].instances).toEqual([ORDERS, BILLING, '${var.born}']);
    expect(given).toEqual([ORDERS]);
  });

  test('adds to a list that is known only after apply', () => {
    const resources = synthesizedResources((stack) => {
      const instances = Token.asList(new TerraformVariable(stack, 'ids', {}).value);
      const restart = new KafkaRollingRestart(stack, 'restart', { instances, triggers: {} });
      restart.addInstance(BILLING);
      restart.addInstance(ORDERS);
    });
    expect(resources['restart/Resource'].instances).toBe(
      `\${concat(concat(var.ids, ["${BILLING}"]), ["${ORDERS}"])}`,
    );
  });

  test('takes ids only', () => {
    stackWith((stack) => {
      const restart = new KafkaRollingRestart(stack, 'restart', { instances: [], triggers: {} });
      expect(() => restart.addInstance('orders')).toThrow(
        'KafkaRollingRestart (test/restart): addInstance holds \'orders\', which is no instance id.',
      );
    });
  });
});

/** Of a folder with one file, computed by hand: sha256 of [["broker.properties", sha256 of its contents]] as JSON. */
const EXPECTED = '7637543a94b57fc1f575328b089aae7e0e3aec256f72737b984c029f314e6d61';
