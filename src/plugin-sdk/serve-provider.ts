import { ProviderServer } from './framework/requests';
import { Log } from './framework/resource';
import { currentProcess, PluginProcess } from './process/plugin-process';
import { GrpcService } from './process/plugin-server';
import { serve } from './process/serve';

/** Which provider to serve. */
export interface ServeProviderOptions {
  /** Name of the provider: `dms` for terraform-provider-dms. */
  readonly name: string;
  /**
   * Makes the provider, once, when Terraform connects. Import it here and not before: the handshake does not wait for
   * it.
   */
  readonly loadProvider: (log: Log) => Promise<ProviderServer>;
  /** @default - the process this code runs in */
  readonly host?: PluginProcess;
}

/** The same for a debugger, where Terraform does not start it. */
export interface DebugProviderOptions extends ServeProviderOptions {
  /** Source address of the provider, as in required_providers. */
  readonly providerAddress: string;
}

/** Serves a provider in the process that Terraform started. Call it before anything else runs. */
export async function serveProvider(
  { name, loadProvider, host = currentProcess() }: ServeProviderOptions,
): Promise<void> {
  await serve({ name, host, loadService: (log) => loadService(loadProvider, log) });
}

/** Serves a provider for a debugger, and prints how Terraform finds it (TF_REATTACH_PROVIDERS). */
export async function debugProvider(
  { name, providerAddress, loadProvider, host = currentProcess() }: DebugProviderOptions,
): Promise<void> {
  const { serveForReattach } = await import('./process/reattach.js');
  await serveForReattach({ name, providerAddress, host, loadService: (log) => loadService(loadProvider, log) });
}

async function loadService(loadProvider: ServeProviderOptions['loadProvider'], log: Log): Promise<GrpcService> {
  const [server, { createProviderService }] = await Promise.all([loadProvider(log),
    import('./protocol/provider-service.js')]);
  return createProviderService(server, { log, clock: () => performance.now() });
}
