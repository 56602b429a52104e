import { PROTOCOL_VERSION } from './handshake';
import { listen } from './listener';
import { createLog } from './log';
import { PluginServer } from './plugin-server';
import { PluginOptions, surviveErrors } from './serve-plugin';
import { reattachInstructions } from './texts';

/** What a plugin process is made of, and what Terraform calls the provider. */
export interface ReattachOptions extends PluginOptions {
  /** Source address of the provider, as in required_providers. */
  readonly providerAddress: string;
}

/**
 * Serves a provider for debugging: without TLS and without being started by Terraform, which finds it through an
 * environment variable. Prints that variable, and ends with Ctrl-C or SIGTERM, not with Terraform.
 */
export async function serveForReattach({ name, providerAddress, loadService, host }: ReattachOptions): Promise<void> {
  const log = createLog({ name, env: host.env, write: host.writeError, now: host.now });
  surviveErrors(host, log);
  const server = new PluginServer({ loadService, log, after: host.after, onShutdown: () => undefined });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    host.onSignal(signal, () => void server.settle().then(() => host.exit(0)));
  }
  const { network, address, remove } = await listen(host.env, host.platform, (socket) => server.accept(socket));
  host.onExit(remove);
  const reattach = {
    [providerAddress]: {
      Protocol: 'grpc',
      ProtocolVersion: PROTOCOL_VERSION,
      Pid: host.pid,
      Test: true,
      Addr: { Network: network, String: address },
    },
  };
  host.writeOutput(reattachInstructions(providerAddress, reattach));
}
