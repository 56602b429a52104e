import { Socket } from 'node:net';
import { controller } from './controller';
import { GrpcHandler } from './grpc-call';
import { GrpcServer, MutualTls } from './grpc-server';
import { health } from './health';
import { ProcessLog } from './log';
import { stdio } from './stdio';

/** The service a plugin is there for. */
export interface GrpcService {
  /** Handlers by path, such as `/tfplugin6.Provider/StopProvider`. */
  readonly handlers: ReadonlyMap<string, GrpcHandler>;
  /**
   * Cancels what is in flight; the calls answer with what they know. Fulfilled when all of them have an answer, and for
   * that the service sets itself a limit: the process waits for it, and then {@link DELIVERY_MS} longer, before it
   * ends.
   */
  stop(): Promise<void>;
}

/** What a plugin's server is made of, and whom it tells. */
export interface PluginServerOptions {
  /** Loads the service; called once, at once. */
  readonly loadService: (log: ProcessLog) => Promise<GrpcService>;
  /** @default - plaintext */
  readonly tls?: MutualTls;
  readonly log: ProcessLog;
  /** Calls back once after so many milliseconds. */
  readonly after: (milliseconds: number, callback: () => void) => void;
  /** Called after Shutdown was answered. */
  readonly onShutdown: () => void;
  readonly onSession?: () => void;
  readonly onLastSessionClosed?: () => void;
}

/** How long the answers may take on their way to Terraform, once the service has given them. */
const DELIVERY_MS = 5000;
/** A service that is still being loaded after so long has nothing in flight. */
const LOADING_MS = 5000;

/** The service of a plugin, and go-plugin's own ones around it. */
export class PluginServer {
  private readonly grpc: GrpcServer;
  private readonly service: Promise<GrpcService>;
  private readonly closing = new AbortController();

  constructor(private readonly options: PluginServerOptions) {
    this.service = options.loadService(options.log);
    this.service.catch((error) => options.log.error('the provider could not be loaded', { error }));
    const ownHandlers = new Map([...controller(options.onShutdown), ...stdio(this.closing.signal), ...health()]);
    this.grpc = new GrpcServer({
      tls: options.tls,
      onSession: options.onSession,
      onLastSessionClosed: options.onLastSessionClosed,
      find: async (path) => ownHandlers.get(path) ?? (await this.service).handlers.get(path),
      onConnectionError: (error) => options.log.warn('connection refused or broken', { error }),
    });
  }

  /** Serves whoever is at the other end of the socket. */
  public accept(socket: Socket): void {
    this.grpc.accept(socket);
  }

  /**
   * Cancels what is in flight and waits until its answers have left, but not for ever: see {@link GrpcService.stop}.
   */
  public async settle(): Promise<void> {
    this.closing.abort();
    const stopped = this.stopService();
    await Promise.race([
      stopped.then(async () => this.grpc.settled()),
      stopped.then(async () => this.pause(DELIVERY_MS)),
    ]);
  }

  private async stopService(): Promise<void> {
    const loaded = this.service.catch(() => undefined);
    const service = await Promise.race([loaded, this.pause(LOADING_MS)]);
    await service?.stop().catch((error) => this.options.log.error('the provider could not be stopped', { error }));
  }

  private async pause(milliseconds: number): Promise<undefined> {
    return new Promise((resolve) => this.options.after(milliseconds, () => resolve(undefined)));
  }
}
