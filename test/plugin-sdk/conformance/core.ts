import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// eslint-disable-next-line import/no-extraneous-dependencies -- grpc-js depends on it, and is never without it
import { loadSync, MethodDefinition, ServiceDefinition } from '@grpc/proto-loader';
import { bellProvider } from './bell-provider';
import { configurationAttributes, schemaType } from '../../../src/plugin-sdk';
import { Certificate } from '../../../src/plugin-sdk/process/certificate';
import { decodeMsgpack } from '../../../src/plugin-sdk/protocol/msgpack-decode';
import { encodeMsgpack } from '../../../src/plugin-sdk/protocol/msgpack-encode';
import { bundlePlugin } from '../../terraform';
import { GrpcClient } from '../process/grpc-client';
import { PluginClient } from '../process/plugin-client';

const loaded = loadSync(join(__dirname, 'plugin-protocol.proto'), {
  longs: Number,
  defaults: true,
  oneofs: true,
});

/** The methods of tfplugin6, by name. */
export const methods = loaded['tfplugin6.Provider'] as ServiceDefinition;

const folder = mkdtempSync(join(tmpdir(), 'bell-'));
const executable = bundlePlugin(join(__dirname, 'terraform-provider-bell.ts'), join(folder, 'terraform-provider-bell'));
const identity = clientCertificate();
const running: Core[] = [];
afterEach(() => Promise.all(running.splice(0).map((core) => core.end())));
afterAll(() => rmSync(folder, { recursive: true }));

/** Terraform, as a provider sees it: starts the plugin, reads its handshake, trusts its certificate, and asks. */
export class Core {
  /** Starts a plugin, and connects to it. */
  public static async start(env: Record<string, string | undefined> = {}): Promise<Core> {
    const plugin = new PluginClient([process.execPath, executable], { TMPDIR: folder, ...env }, identity);
    const core = new Core(plugin, await plugin.connect());
    running.push(core);
    return core;
  }

  /** Starts a plugin that is configured. */
  public static async configured(): Promise<Core> {
    const core = await Core.start();
    await core.configure('eu-de');
    return core;
  }

  private constructor(public readonly plugin: PluginClient, public readonly grpc: GrpcClient) {}

  /** Asks, and answers the response as the test's own reading of the protocol understands it. */
  public async call(name: string, request: object = {}): Promise<any> {
    const method = methods[name];
    return method.responseDeserialize(await this.grpc.call(method.path, encoded(method, request)));
  }

  /** Asks for a stream. */
  public stream(name: string, request: object = {}): EventReader {
    const method = methods[name];
    return new EventReader(method, this.grpc.stream(method.path, encoded(method, request)));
  }

  public async configure(region: unknown, deferralAllowed = false): Promise<any> {
    return this.call('ConfigureProvider', {
      terraformVersion: '1.17.0',
      config: value({ region }),
      clientCapabilities: { deferralAllowed, writeOnlyAttributesAllowed: true },
    });
  }

  public async end(): Promise<void> {
    await this.plugin.end();
  }
}

/** The events of one stream, as they come. */
class EventReader {
  private readonly messages: AsyncIterator<Buffer>;

  constructor(private readonly method: MethodDefinition<object, object>,
    private readonly call: ReturnType<GrpcClient['stream']>) {
    this.messages = call[Symbol.asyncIterator]();
  }

  /** What comes next; undefined at the end of the stream. */
  public async next(): Promise<any> {
    const { value: message, done } = await this.messages.next();
    return done ? undefined : this.method.responseDeserialize(message);
  }

  /** All that is left, until the end of the stream. */
  public async rest(): Promise<any[]> {
    const events: any[] = [];
    for (let event = await this.next(); event !== undefined; event = await this.next()) events.push(event);
    return events;
  }

  public cancel(): void {
    this.call.cancel();
  }
}

/** The bytes of a request. */
export function encoded(method: MethodDefinition<object, object>, request: object): Buffer {
  return method.requestSerialize(request);
}

const types = {
  provider: schemaType(configurationAttributes(bellProvider.schema)),
  bell: schemaType(bellProvider.resources.bell_bell.schema.attributes),
  bells: schemaType(bellProvider.dataSources.bell_bells.schema.attributes),
  ring: schemaType(bellProvider.actions!.bell_ring.schema.attributes),
};

/** A configuration, plan or state as it travels; what is left out is null. */
export function value(members: object | null, of: keyof typeof types = 'provider'): { msgpack: Buffer } {
  return { msgpack: Buffer.from(encodeMsgpack(members as never, types[of])) };
}

/** What a configuration, plan or state holds. */
export function read({ msgpack }: { msgpack: Buffer }, of: keyof typeof types): any {
  return decodeMsgpack(msgpack, types[of]);
}

/** A certificate on P-521, as go-plugin makes it for its client, by somebody who is not this SDK. */
function clientCertificate(): Certificate {
  const [keyFile, certFile] = ['client.key', 'client.pem'].map((name) => join(folder, name));
  execFileSync('openssl', [
    ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-521 -sha512 -nodes -days 1'.split(' '),
    ...['-subj', '/O=HashiCorp/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
    ...['-keyout', keyFile, '-out', certFile],
  ], { stdio: 'ignore' });
  const certPem = readFileSync(certFile, 'utf8');
  return { keyPem: readFileSync(keyFile, 'utf8'), certPem, certDer: new X509Certificate(certPem).raw };
}
