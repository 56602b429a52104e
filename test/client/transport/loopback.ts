import { AddressInfo, Server, Socket } from 'node:net';

/** A server of a test, at a free port of this machine. */
export interface LoopbackServer {
  readonly port: number;
  /** Ends the server, and whatever is connected to it. */
  close(): void;
}

/** Starts a server that nobody but this machine reaches. */
export async function onLoopback(server: Server, address = '127.0.0.1'): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, address, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}
