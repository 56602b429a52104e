import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { expectExplained } from './the-guide';
import { AxiosTransport } from '../../src/client/transport/axios-transport';

/** What a request comes to that leads to an address, in an environment. */
async function failureAt(url: string, environment: Readonly<Record<string, string>> = {}): Promise<string> {
  const transport = new AxiosTransport({ environment });
  const request = { method: 'GET', url, headers: {}, body: '' } as never;
  const failure = await transport.send(request, { timeoutMs: 5000 } as never)
    .then(() => undefined, (error: Error) => error.message);
  if (failure === undefined) throw new Error('It was answered.');
  // The host is not the one of the guide, and what Node.js says is its own.
  return `Could not list the Kafka instances: ${failure.replace(/ \([^()]*\)$/, '')}`
    .replaceAll(/127\.0\.0\.1:\d+|nobody\.invalid(:\d+)?/g, 'dms.eu-de.otc.t-systems.com');
}

/** The address of a server that has closed. */
async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

test('a host that refuses the connection', async () => expectExplained(await failureAt(await closedPort())));

test('a proxy whose scheme nobody speaks', async () =>
  expectExplained(await failureAt('https://nobody.invalid/', { HTTPS_PROXY: 'ftp://proxy.example.com:21' })));
