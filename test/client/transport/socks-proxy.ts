import { connect, createServer, Socket } from 'node:net';
import { onLoopback } from './loopback';

/** A SOCKS5 proxy on this machine. `seen` is which hosts it was asked for, and with what log-in. */
export interface SocksProxy {
  readonly port: number;
  readonly seen: readonly { readonly target: string; readonly logIn?: string }[];
  close(): void;
}

/** How a stand-in for a SOCKS5 proxy behaves: which port of this machine is behind a name, and who may log in. */
export interface SocksProxyOptions {
  readonly routes: Readonly<Record<string, number>>;
  /** @default - nobody has to log in */
  readonly credentials?: { readonly user: string; readonly password: string };
}

const NO_LOG_IN = 0;
const PASSWORD = 2;
const REFUSED_BY_RULES = 2;

/** Starts a proxy that knows CONNECT to names; whoever starts it closes it. */
export async function startSocksProxy({ routes, credentials }: SocksProxyOptions): Promise<SocksProxy> {
  const seen: { target: string; logIn?: string }[] = [];

  async function serve(client: Socket): Promise<void> {
    await message(client);
    client.write(Buffer.from([5, credentials ? PASSWORD : NO_LOG_IN]));
    let logIn: string | undefined;
    if (credentials) {
      const wish = await message(client);
      const user = wish.subarray(2, 2 + wish[1]).toString();
      logIn = `${user}:${wish.subarray(3 + wish[1]).toString()}`;
      const isWelcome = logIn === `${credentials.user}:${credentials.password}`;
      client.write(Buffer.from([1, isWelcome ? 0 : 1]));
      if (!isWelcome) return void client.end();
    }
    const wish = await message(client);
    const name = wish.subarray(5, 5 + wish[4]).toString();
    seen.push({ target: `${name}:${wish.readUInt16BE(5 + wish[4])}`, logIn });
    if (!routes[name]) return void client.end(Buffer.from([5, REFUSED_BY_RULES, 0, 1, 0, 0, 0, 0, 0, 0]));
    const upstream = connect(routes[name], '127.0.0.1', () => {
      client.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
  }

  const { port, close } = await onLoopback(createServer((client) => void serve(client)));
  return { port, seen, close };
}

/** The library sends each message in one piece, and waits for its answer. */
function message(client: Socket): Promise<Buffer> {
  return new Promise((resolve) => client.once('data', resolve));
}
