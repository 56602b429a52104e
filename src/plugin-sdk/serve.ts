import { Provider } from './framework/provider';
import { Log } from './framework/resource';
import { currentProcess } from './process/plugin-process';
import { GrpcService } from './process/plugin-server';
import { PluginOptions, servePlugin } from './process/serve-plugin';

// The small door of this SDK: a program that imports this file alone, and its provider when Terraform connects, loads
// nothing on the way to the handshake that the handshake does not need.

/** Which provider to serve. */
export interface ServeProviderOptions {
  /** Name of the provider: `dms` for terraform-provider-dms. */
  readonly name: string;
  /**
   * Makes the provider, once, when Terraform connects. Import it here and not before: the handshake does not wait for
   * it.
   */
  readonly loadProvider: (log: Log) => Promise<Provider<any, any>>;
  /**
   * Milliseconds that the handlers of a request have to end after an interrupt, before it is answered without them.
   * @default 30000
   */
  readonly stopGrace?: number;
}

/** Which provider to serve under a debugger, where Terraform does not start it. */
export interface DebugProviderOptions extends ServeProviderOptions {
  /** Source address of the provider, as in required_providers. */
  readonly providerAddress: string;
}

/** Serves a provider in the process that Terraform started. Call it before anything else runs. */
export async function serveProvider(options: ServeProviderOptions): Promise<void> {
  await servePlugin(pluginOf(options));
}

/** Serves a provider for a debugger, and prints how Terraform finds it (TF_REATTACH_PROVIDERS). */
export async function debugProvider(options: DebugProviderOptions): Promise<void> {
  const plugin = pluginOf(options);
  const { serveForReattach } = await import('./process/reattach.js');
  await serveForReattach({ ...plugin, providerAddress: options.providerAddress });
}

function pluginOf({ name, ...options }: ServeProviderOptions): PluginOptions {
  return { name, host: currentProcess(), loadService: async (log) => loadService(log, options) };
}

async function loadService(log: Log,
  { loadProvider, stopGrace }: Omit<ServeProviderOptions, 'name'>): Promise<GrpcService> {
  const [provider, { createProviderServer }, { createProtocol6Service }] = await Promise.all([
    loadProvider(log),
    import('./framework/server/index.js'),
    import('./protocol/protocol6-service.js'),
  ]);
  const server = createProviderServer(provider, { log, stopGrace });
  return createProtocol6Service(server, { log, elapsed: () => performance.now() });
}
