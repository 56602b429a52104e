import { createCertificate } from './certificate';
import { clientCertificate, handshakeLine, startedByTerraform } from './handshake';
import { listen } from './listener';
import { createLog, ProcessLog } from './log';
import { OrphanWatch } from './orphan-watch';
import { PluginProcess } from './plugin-process';
import type { GrpcService, PluginServer, PluginServerOptions } from './plugin-server';
import { couldNotStart, notForPeople } from './texts';

/** What a plugin process is made of. */
export interface PluginOptions {
  /** Name of the provider: `dms` for terraform-provider-dms. */
  readonly name: string;
  /** Loads the service, once, when Terraform connects: nothing it needs delays the handshake. */
  readonly loadService: (log: ProcessLog) => Promise<GrpcService>;
  readonly host: PluginProcess;
}

/**
 * Serves one plugin process from start to end: handshake, mutual TLS, services, and an exit that leaves nothing behind.
 */
export async function servePlugin(options: PluginOptions): Promise<void> {
  const { host } = options;
  const executable = `terraform-provider-${options.name}`;
  if (!startedByTerraform(host.env)) {
    host.writeError(notForPeople(executable));
    host.exit(1);
    return;
  }
  try {
    await start(options);
  } catch (error) {
    const reason = couldNotStart(executable, error instanceof Error ? error.message : String(error));
    // Terraform shows a first line on stdout that is no handshake, and stderr only with TF_LOG.
    host.writeOutput(reason);
    host.writeError(reason);
    host.exit(1);
  }
}

async function start({ name, loadService, host }: PluginOptions): Promise<void> {
  const log = createLog({ name, env: host.env, write: host.writeError, now: host.now });
  surviveErrors(host, log);
  // Ctrl-C reaches the whole process group; Terraform then calls StopProvider, and waits for the state of what was in
  // flight.
  host.onSignal('SIGINT', () => undefined);
  // So does a hang-up: under nohup Terraform lives on, but Node.js forgets to. Where Terraform dies, that is noticed.
  host.onSignal('SIGHUP', () => undefined);
  const clientCa = clientCertificate(host.env);
  const certificate = clientCa === undefined ? undefined : createCertificate(host.now());
  const server = new LazyServer(() => ({
    loadService,
    log,
    after: host.after,
    tls: certificate && clientCa ? { key: certificate.keyPem, cert: certificate.certPem, clientCa } : undefined,
    onShutdown: () => host.exit(0),
    onSession: () => watch.connected(),
    onLastSessionClosed: () => watch.lastSessionClosed(),
  }));
  const retire = async (reason: string) => {
    log.info('ending the plugin', { reason });
    await server.settle().catch((error) => log.error('the plugin did not settle', { error }));
    host.exit(0);
  };
  const watch = new OrphanWatch({ parentPid: host.parentPid, onOrphaned: () => void retire('Terraform is gone') });
  host.onSignal('SIGTERM', () => void retire('SIGTERM'));
  const { network, address, remove } = await listen(host.env, host.platform,
    (socket) => void server.get().then((it) => it.accept(socket)));
  host.onExit(remove);
  host.writeOutput(handshakeLine(host.env, { network, address, certificate: certificate?.certDer }));
}

/** Keeps the process alive: one stray error must not cost Terraform the state of everything else in flight. */
export function surviveErrors(host: PluginProcess, log: ProcessLog): void {
  host.onUncaught((error) => {
    log.error('uncaught error', { error });
    if (error instanceof Error) log.debug('where the uncaught error came from', { stack: error.stack });
  });
}

/**
 * The server, loaded (with HTTP/2 and the provider) when somebody connects: Terraform waits for the handshake four
 * times in an apply.
 */
class LazyServer {
  private server?: Promise<PluginServer>;

  constructor(private readonly options: () => PluginServerOptions) {}

  public get(): Promise<PluginServer> {
    return this.server ??= import('./plugin-server.js').then((loaded) => new loaded.PluginServer(this.options()));
  }

  public async settle(): Promise<void> {
    await (await this.server)?.settle();
  }
}
