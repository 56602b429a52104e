import { ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { credentials } from '@grpc/grpc-js';
import { GrpcClient, mutualTls } from './grpc-client';
import { Certificate, createCertificate } from '../../../src/plugin-sdk/process/certificate';

/** What tells a plugin that Terraform has started it. */
export const COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';

/** A plugin process, as Terraform starts one, and what it has printed. */
export class PluginClient {
  public output = '';
  public errors = '';
  public readonly exit: Promise<number | null>;
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly clients: GrpcClient[] = [];

  /** Starts `command` as a plugin; `env` adds to, or with undefined takes from, what Terraform sets. */
  constructor(command: readonly string[], env: Record<string, string | undefined> = {},
    private readonly identity: Certificate = createCertificate(new Date())) {
    const terraformEnv = {
      PATH: process.env.PATH,
      TF_PLUGIN_MAGIC_COOKIE: COOKIE,
      PLUGIN_PROTOCOL_VERSIONS: '5,6',
      PLUGIN_CLIENT_CERT: this.identity.certPem,
    };
    this.child = spawn(command[0], command.slice(1), { env: { ...terraformEnv, ...env } });
    this.child.stdout.on('data', (text) => this.output += text);
    this.child.stderr.on('data', (text) => this.errors += text);
    this.exit = once(this.child, 'close').then(([code]) => code);
  }

  /** The fields of the handshake line. */
  public async handshake(): Promise<string[]> {
    while (!this.output.includes('\n')) await once(this.child.stdout, 'data');
    return this.output.split('\n')[0].split('|');
  }

  /** A client that has read the handshake as go-plugin does. */
  public async connect(): Promise<GrpcClient> {
    const [, , network, address, , certificate] = await this.handshake();
    const target = network === 'unix' ? `unix:${address}` : address;
    const client = new GrpcClient(target,
      certificate ? mutualTls(pemOf(certificate), this.identity) : credentials.createInsecure());
    this.clients.push(client);
    return client;
  }

  /** Waits until the text has appeared on stderr. */
  public async printed(text: string): Promise<void> {
    while (!this.errors.includes(text)) await once(this.child.stderr, 'data');
  }

  public signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** Ends what a test has left running. */
  public async end(): Promise<void> {
    this.clients.forEach((client) => client.close());
    this.child.kill('SIGKILL');
    await this.exit;
  }
}

function pemOf(derWithoutPadding: string): string {
  return new X509Certificate(Buffer.from(derWithoutPadding, 'base64')).toString();
}
