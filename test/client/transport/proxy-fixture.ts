import { createServer as createTcpServer } from 'node:net';
import { ConnectProxyOptions, startConnectProxy } from './connect-proxy';
import { authority, closing, HOST, portOf } from './transport-fixture';
import { AxiosTransport, AxiosTransportOptions } from '../../../src/client/transport/axios-transport';

export const HTTPS = `https://${HOST}`;
export const HTTP = `http://${HOST}`;
export const CREDENTIALS = { user: 'jane', password: 'p@ss#1' };
export const LOG_IN = 'jane:p%40ss%231@';
export const AS_JANE = `Basic ${Buffer.from('jane:p@ss#1').toString('base64')}`;

/** A proxy that ends with the test. */
export const proxyFor = (options: Partial<ConnectProxyOptions> = {}) =>
  closing(startConnectProxy({ routes: {}, ...options }));

/** A transport that trusts the private authority, in an environment. */
export const through = (environment: Record<string, string>, options: AxiosTransportOptions = {}) =>
  new AxiosTransport({ caCertificates: authority.certPem, ...options, environment });

/** The address of a port at which nobody listens. */
export async function nobody(): Promise<string> {
  const server = createTcpServer();
  const port = await portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return `127.0.0.1:${port}`;
}
