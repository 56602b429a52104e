import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildPlugin, PluginBundle } from './plugin-bundle';
import { COOKIE, PluginClient } from './plugin-client';
import { schemaType } from '../../../src/plugin-sdk/framework/schema-type';
import { PluginProcess } from '../../../src/plugin-sdk/process/plugin-process';
import { servePlugin } from '../../../src/plugin-sdk/process/serve-plugin';
import { ApplyResourceChange } from '../../../src/plugin-sdk/protocol/messages';
import { encodeMsgpack } from '../../../src/plugin-sdk/protocol/msgpack-encode';
import { noteProvider } from '../protocol/note-provider';

const SHUTDOWN = '/plugin.GRPCController/Shutdown';
const APPLY = '/tfplugin6.Provider/ApplyResourceChange';
const noteType = schemaType(noteProvider().schemas.resources.notes_note.attributes);

let bundle: PluginBundle;
let sockets: string;
let plugins: PluginClient[];

beforeAll(() => {
  bundle = buildPlugin();
});

afterAll(() => bundle.remove());

beforeEach(() => {
  sockets = mkdtempSync(join(tmpdir(), 's-'));
  plugins = [];
});

afterEach(async () => {
  await Promise.all(plugins.map((plugin) => plugin.end()));
  rmSync(sockets, { recursive: true, force: true });
});

function start(env: Record<string, string | undefined> = {},
  command = [process.execPath, bundle.executable]): PluginClient {
  const plugin = new PluginClient(command, { TMPDIR: sockets, ...env });
  plugins.push(plugin);
  return plugin;
}

function applyRequest(text: string): Buffer {
  const planned = { msgpack: encodeMsgpack({ text }, noteType) };
  return ApplyResourceChange.request.encode({
    typeName: 'notes_note',
    priorState: { msgpack: encodeMsgpack(null, noteType) },
    plannedState: planned,
    config: planned,
  });
}

test('started by a person it explains itself on stderr and exits with 1', async () => {
  const plugin = start({ TF_PLUGIN_MAGIC_COOKIE: undefined });
  expect(await plugin.exit).toBe(1);
  expect(plugin.output).toBe('');
  expect(plugin.errors).toContain('terraform-provider-notes is a Terraform plugin');
});

test('the handshake names a socket that only this user can reach', async () => {
  const [core, app, network, address, protocol, certificate] = await start().handshake();
  expect([core, app, network, protocol]).toEqual(['1', '6', 'unix', 'grpc']);
  expect(dirname(dirname(address))).toBe(sockets);
  // eslint-disable-next-line no-bitwise -- the permission bits of a mode
  expect(statSync(dirname(address)).mode & 0o777).toBe(0o700);
  expect(certificate).not.toContain('=');
});

test('the socket may be asked for elsewhere', async () => {
  const elsewhere = mkdtempSync(join(sockets, 'x'));
  const [, , , address] = await start({ PLUGIN_UNIX_SOCKET_DIR: elsewhere }).handshake();
  expect(dirname(dirname(address))).toBe(elsewhere);
});

test('a folder whose name leaves no room for a socket is passed over, and nothing is left behind in it', async () => {
  const folder = mkdtempSync(join(sockets, 'x'.repeat(90)));
  const [, , , address] = await start({ PLUGIN_UNIX_SOCKET_DIR: folder }).handshake();
  expect(dirname(dirname(address))).toBe(sockets);
  expect(readdirSync(folder)).toEqual([]);
});

test('what keeps the plugin from starting is on the line that Terraform shows', async () => {
  const output: string[] = [];
  const ignore = () => undefined;
  const host: PluginProcess = {
    env: { TF_PLUGIN_MAGIC_COOKIE: COOKIE, PLUGIN_CLIENT_CERT: 'a certificate' },
    platform: process.platform,
    pid: process.pid,
    parentPid: () => process.ppid,
    now: () => { throw new Error('there is no time'); },
    after: ignore,
    writeOutput: (text) => void output.push(text),
    writeError: ignore,
    exit: (code) => void output.push(`exit ${code}`),
    onExit: ignore,
    onSignal: ignore,
    onUncaught: ignore,
  };
  await servePlugin({ name: 'notes', host, loadService: async () => Promise.reject(new Error('never asked for')) });
  expect(output).toEqual(['terraform-provider-notes could not start: there is no time\n', 'exit 1']);
});

test('Shutdown is answered, then the process ends at once and leaves nothing behind', async () => {
  const plugin = start();
  const client = await plugin.connect();
  const stdio = client.stream('/plugin.GRPCStdio/StreamStdio').on('error', () => undefined);
  expect(await client.call(SHUTDOWN)).toHaveLength(0);
  expect(await plugin.exit).toBe(0);
  expect(readdirSync(sockets)).toEqual([]);
  stdio.cancel();
});

test('stray output goes to stderr; stdout holds the handshake alone', async () => {
  const plugin = start();
  const client = await plugin.connect();
  await client.call(APPLY, applyRequest('quick'));
  await client.call(SHUTDOWN);
  await plugin.exit;
  expect(plugin.output).toMatch(/^1\|6\|[^\n]*\n$/);
  expect(plugin.errors).toContain('stray line on the console');
  expect(plugin.errors).toContain('stray line on stdout');
});

test('the health check says SERVING', async () => {
  const client = await start().connect();
  expect(await client.call('/grpc.health.v1.Health/Check')).toEqual(Buffer.from([0x08, 0x01]));
});

test('without a client certificate it serves plaintext', async () => {
  const plugin = start({ PLUGIN_CLIENT_CERT: undefined });
  expect((await plugin.handshake())[5]).toBe('');
  expect(await (await plugin.connect()).call('/grpc.health.v1.Health/Check')).toHaveLength(2);
});

test.each(['SIGINT', 'SIGHUP'] as const)('Ctrl-C and a hang-up are left to Terraform, which may live on under nohup: %s', async (signal) => {
  const plugin = start();
  const client = await plugin.connect();
  plugin.signal(signal);
  expect(await client.call('/grpc.health.v1.Health/Check')).toHaveLength(2);
});

test('an error nobody catches is logged and survived', async () => {
  const plugin = start({ TF_LOG: 'error' });
  const client = await plugin.connect();
  await client.call(APPLY, applyRequest('careless'));
  await client.call(APPLY, applyRequest('quick'));
  await client.call(SHUTDOWN);
  await plugin.exit;
  expect(plugin.errors).toContain('"@message":"uncaught error"');
  expect(plugin.errors).toContain('thrown where nobody catches');
});

test('SIGTERM lets what is in flight save its state, then ends the process', async () => {
  const plugin = start({ TF_LOG: 'trace' });
  const client = await plugin.connect();
  const apply = client.call(APPLY, applyRequest('slow'));
  await plugin.printed('received request');
  plugin.signal('SIGTERM');
  const { newState } = ApplyResourceChange.response.decode(await apply);
  expect(Buffer.from(newState!.msgpack).includes('note-1')).toBe(true);
  expect(await plugin.exit).toBe(0);
  expect(existsSync(sockets) && readdirSync(sockets)).toEqual([]);
});

test('when Terraform is killed the plugin ends by itself', async () => {
  const parent =
    'require("node:child_process").spawn(process.execPath, [process.argv[1]], { stdio: "inherit" }).unref(); setInterval(() => {}, 1000);';
  const plugin = start({}, [process.execPath, '-e', parent, bundle.executable]);
  const client = await plugin.connect();
  const abandoned = client.call(APPLY, applyRequest('slow')).catch(() => undefined);
  const gone = new Promise<void>((resolve) => {
    const watcher = watch(sockets, () => {
      if (readdirSync(sockets).length > 0) return;
      watcher.close();
      resolve();
    });
  });
  plugin.signal('SIGKILL');
  await Promise.all([gone, abandoned]);
  expect(readdirSync(sockets)).toEqual([]);
});
