import { AddressInfo, createServer, Server, Socket } from 'node:net';
import { PluginEnvironment } from './handshake';
import { createSocketFolder, SocketFolder } from './socket-folder';

/** An open socket on this machine, and what the handshake says about it. */
export interface Listener {
  readonly network: 'unix' | 'tcp';
  /** Path of the socket, or `127.0.0.1:port`. */
  readonly address: string;
  /** Stops listening and cuts every connection. */
  close(): Promise<void>;
  /** Removes what listening left in the file system; fit for the last moment of a process. */
  remove(): void;
}

/**
 * Listens as go-plugin does: on a unix socket, or on a TCP port of 127.0.0.1 on Windows.
 * @throws Error when that is not possible.
 */
export async function listen(env: PluginEnvironment, platform: string,
  accept: (socket: Socket) => void): Promise<Listener> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    accept(socket);
  });
  const folder = platform === 'win32' ? undefined : createSocketFolder(env, platform);
  const remove = () => folder?.remove();
  try {
    await open(server, folder);
  } catch (error) {
    remove();
    throw error;
  }
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      sockets.forEach((socket) => socket.destroy());
    });
  if (folder) return { network: 'unix', address: folder.socketPath, close, remove };
  return { network: 'tcp', address: `127.0.0.1:${(server.address() as AddressInfo).port}`, close, remove };
}

function open(server: Server, folder?: SocketFolder): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(folder ? { path: folder.socketPath } : { host: '127.0.0.1', port: 0 }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
