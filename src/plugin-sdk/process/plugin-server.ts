import { Socket } from 'node:net';
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

/** What a plugin's server is made of, and whom it tells. */
export interface PluginServerOptions {
  /** Loads the service; called once, at once. */
  readonly loadService: (log: Log) => Promise<GrpcService>;
  readonly tls?: MutualTls;
  readonly log: Log;
  /** Called after Shutdown was answered. */
  readonly onShutdown: () => void;
  readonly onSession?: () => void;
  readonly onLastSessionClosed?: () => void;
}

/** How long work in flight may take to come to a safe end once nobody waits for it any more. */
const SETTLING_MS = 30_000;

/** The service of a plugin, and go-plugin's own ones around it. */
export class PluginServer {
  private readonly grpc: GrpcServer;
  private readonly service: Promise<GrpcService>;
  private readonly closing = new AbortController();

  constructor(options: PluginServerOptions) {
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

  /** Cancels what is in flight and waits, not for ever, until it has come to an end. */
  public async settle(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([this.stop(), new Promise((resolve) => timer = setTimeout(resolve, SETTLING_MS))]);
    clearTimeout(timer);
  }

  private async stop(): Promise<void> {
    this.closing.abort();
    (await this.service.catch(() => undefined))?.stop();
    await this.grpc.settled();
  }
}
