import { controller } from './controller';
import { GrpcHandler } from './grpc-call';
import { GrpcServer, MutualTls } from './grpc-server';
import { health } from './health';
import { Log } from './log';
import { stdio } from './stdio';

/** The service a plugin is there for. */
export interface GrpcService {
  /** Handlers by path, such as `/tfplugin6.Provider/StopProvider`. */
  readonly handlers: ReadonlyMap<string, GrpcHandler>;
  /** Cancels what is in flight; the calls answer with what they know. */
  stop(): void;
}

export interface PluginServerOptions {
  readonly loadService: () => Promise<GrpcService>;
  readonly tls?: MutualTls;
  readonly log: Log;
  /** Called after Shutdown was answered. */
  readonly onShutdown: () => void;
  readonly onConnection?: () => void;
  readonly onLastSessionClosed?: () => void;
}

/** How long work in flight may take to come to a safe end once nobody waits for it any more. */
const SETTLING_MS = 30_000;

/** go-plugin's services around the one of the plugin, which is loaded when somebody connects. */
export class PluginServer {
  public readonly grpc: GrpcServer;
  private readonly closing = new AbortController();
  private readonly ownHandlers: ReadonlyMap<string, GrpcHandler>;
  private loading?: Promise<GrpcService>;

  constructor(private readonly options: PluginServerOptions) {
    this.ownHandlers = new Map([...controller(options.onShutdown), ...stdio(this.closing.signal), ...health()]);
    this.grpc = new GrpcServer({
      find: async (path) => this.ownHandlers.get(path) ?? (await this.service()).handlers.get(path),
      tls: options.tls,
      onConnection: () => {
        this.preload();
        options.onConnection?.();
      },
      onLastSessionClosed: options.onLastSessionClosed,
      onConnectionError: (error) => options.log.warn('connection refused or broken', { error }),
    });
  }

  /** Cancels what is in flight and waits, not for ever, until it has come to an end. */
  public async settle(): Promise<void> {
    this.closing.abort();
    (await this.loading?.catch(() => undefined))?.stop();
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([this.grpc.settled(), new Promise((resolve) => timer = setTimeout(resolve, SETTLING_MS))]);
    clearTimeout(timer);
  }

  private preload(): void {
    this.service().catch((error) => this.options.log.error('the provider could not be loaded', { error }));
  }

  private service(): Promise<GrpcService> {
    return this.loading ??= this.options.loadService();
  }
}
