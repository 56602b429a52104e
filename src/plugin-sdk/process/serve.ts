import { Certificate, createCertificate } from './certificate';
import { ListenTarget } from './grpc-server';
import { clientCertificate, explainPlugin, Handshake, handshakeLine, startedByTerraform } from './handshake';
import { createLog, Log } from './log';
import { OrphanWatch } from './orphan-watch';
import { PluginProcess } from './plugin-process';
import { GrpcService, PluginServer } from './plugin-server';
import { createSocketFolder } from './socket-folder';

export interface ServeOptions {
  /** Name of the provider: `dms` for terraform-provider-dms. */
  readonly name: string;
  /** Loads the service, once, when Terraform connects: nothing it needs delays the handshake. */
  readonly loadService: (log: Log) => Promise<GrpcService>;
  readonly host: PluginProcess;
}

/** Serves one plugin process from start to end: handshake, mutual TLS, services, and an exit that leaves nothing behind. */
export async function serve({ name, loadService, host }: ServeOptions): Promise<void> {
  if (!startedByTerraform(host.env)) {
    host.writeError(explainPlugin(`terraform-provider-${name}`));
    host.exit(1);
    return;
  }
  const log = createLog({ name, env: host.env, write: host.writeError, now: host.now });
  survive(host, log);
  const clientCa = clientCertificate(host.env);
  const certificate = clientCa === undefined ? undefined : createCertificate(host.now());
  const server = new PluginServer({
    loadService: () => loadService(log),
    tls: certificate && clientCa ? { key: certificate.keyPem, cert: certificate.certPem, clientCa } : undefined,
    log,
    onShutdown: () => host.exit(0),
    onConnection: () => watch.connected(),
    onLastSessionClosed: () => watch.lastSessionClosed(),
  });
  const retire = async (reason: string) => {
    log.info('ending the plugin', { reason });
    await server.settle();
    host.exit(0);
  };
  const watch = new OrphanWatch({ parentPid: host.parentPid, onOrphaned: () => void retire('Terraform is gone') });
  host.onSignal('SIGTERM', () => void retire('SIGTERM'));
  host.writeOutput(handshakeLine(host.env, await listen(server, host, certificate)));
}

/** Ctrl-C reaches the whole process group, and Terraform then calls StopProvider; a stray error must not cost it the state of all the rest. */
function survive(host: PluginProcess, log: Log): void {
  host.onSignal('SIGINT', () => undefined);
  host.onUncaught((error) => log.error('uncaught error', { error: error instanceof Error ? error.stack : String(error) }));
}

async function listen(server: PluginServer, host: PluginProcess, certificate?: Certificate): Promise<Handshake> {
  const { target, remove } = listenTarget(host);
  host.onExit(remove);
  const port = await server.grpc.listen(target);
  const address = 'path' in target ? target.path : `127.0.0.1:${port}`;
  return { network: 'path' in target ? 'unix' : 'tcp', address, certificate: certificate?.certDer };
}

/** As go-plugin does it: TCP on Windows, a unix socket elsewhere. */
export function listenTarget(host: PluginProcess): { target: ListenTarget; remove: () => void } {
  if (host.platform === 'win32') return { target: { port: 0 }, remove: () => undefined };
  const folder = createSocketFolder(host.env);
  return { target: { path: folder.socketPath }, remove: folder.remove };
}
