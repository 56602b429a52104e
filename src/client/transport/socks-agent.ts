import { Agent } from 'node:http';
import type { SocksProxyAgent } from 'socks-proxy-agent';
import { ProxyServer } from './proxy-server';

type SocksModule = { readonly SocksProxyAgent: typeof SocksProxyAgent };

/**
 * Reaches hosts through a SOCKS5 proxy. As with Go, the proxy looks the names up, whether it is `socks5` or `socks5h`.
 * The library is loaded for those who have such a proxy.
 */
export function socksAgent({ hostname, port, authority, credentials }: ProxyServer, keepAlive: boolean): Agent {
  // It is no import(), which would stay one in CommonJS output: Jest and the single-file bundles want a require.
  // eslint-disable-next-line @typescript-eslint/no-require-imports, import/no-extraneous-dependencies
  const library = require('socks-proxy-agent') as SocksModule;
  const logIn = credentials ? `${encoded(credentials.user)}:${encoded(credentials.password)}@` : '';
  const agent = new library.SocksProxyAgent(`socks5h://${logIn}${authority}`, { keepAlive });
  // The library leaves the brackets of an IPv6 address on.
  Object.assign(agent.proxy, { host: hostname, port });
  return agent;
}

const encoded = (bytes: Buffer) => encodeURIComponent(bytes.toString());
