import { PROTOCOL_VERSION } from './handshake';
import { createLog } from './log';
import { PluginServer } from './plugin-server';
import { listenTarget, ServeOptions } from './serve';

export interface ReattachOptions extends ServeOptions {
  /** Source address of the provider, as in required_providers. */
  readonly providerAddress: string;
}

/**
 * Serves a provider for debugging: without TLS and without being started by Terraform, which finds it through an environment
 * variable. Prints that variable, and ends with Ctrl-C or SIGTERM, not with Terraform.
 */
export async function serveForReattach({ name, providerAddress, loadService, host }: ReattachOptions): Promise<void> {
  const log = createLog({ name, env: host.env, write: host.writeError, now: host.now });
  const server = new PluginServer({ loadService: () => loadService(log), log, onShutdown: () => undefined });
  const { target, remove } = listenTarget(host);
  host.onExit(remove);
  host.onUncaught((error) => log.error('uncaught error', { error: error instanceof Error ? error.stack : String(error) }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    host.onSignal(signal, () => void server.settle().then(() => host.exit(0)));
  }
  const port = await server.grpc.listen(target);
  const reattach = {
    [providerAddress]: {
      Protocol: 'grpc',
      ProtocolVersion: PROTOCOL_VERSION,
      Pid: host.pid,
      Test: true,
      Addr: 'path' in target ? { Network: 'unix', String: target.path } : { Network: 'tcp', String: `127.0.0.1:${port}` },
    },
  };
  host.writeOutput(`Serving ${providerAddress} until Ctrl-C. In another terminal:\n\n  export TF_REATTACH_PROVIDERS='${JSON.stringify(reattach)}'\n`);
}
