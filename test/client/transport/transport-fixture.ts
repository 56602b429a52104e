import { createServer, RequestListener } from 'node:http';
import { createServer as createTlsServer, ServerOptions } from 'node:https';
import { Server } from 'node:net';
import { onLoopback } from './loopback';
import { PrivateAuthority } from './private-authority';
import { DmsError } from '../../../src/client/errors/errors';
import { AxiosTransport } from '../../../src/client/transport/axios-transport';
import { HttpRequest, SendOptions } from '../../../src/client/transport/transport';

export const LONG: SendOptions = { timeoutMs: 30_000 };
export const SECRET_HEADERS = { 'Authorization': 'SDK-HMAC-SHA256 hidden', 'X-Auth-Token': 'hidden' };

/** A name that only a proxy can resolve. */
export const HOST = 'dms.eu-de.example.invalid';

/** Signed the certificates of all servers of these tests. */
export const authority = new PrivateAuthority();

const opened: { close(): void }[] = [];
afterEach(() => opened.splice(0).forEach((server) => server.close()));

/** Closes a server at the end of the test. */
export async function closing<T extends { close(): void }>(server: Promise<T>): Promise<T> {
  opened.push(await server);
  return server;
}

export async function portOf(server: Server, address?: string): Promise<number> {
  return (await closing(onLoopback(server, address))).port;
}

export async function httpServer(handler: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await portOf(createServer(handler))}`;
}

/** An https server with a certificate for `HOST`, `localhost` and 127.0.0.1. Returns its port. */
export async function tlsServer(handler: RequestListener = (_, response) => response.end('{}'),
  options: ServerOptions = {}): Promise<number> {
  const { certPem, keyPem } = authority.issue({ names: [HOST, 'localhost'], addresses: ['127.0.0.1'] });
  return portOf(createTlsServer({ cert: certPem, key: keyPem, ...options }, handler));
}

export async function failure(request: HttpRequest, options: SendOptions = LONG,
  by = new AxiosTransport()): Promise<DmsError> {
  const error = await by.send(request, options).then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(DmsError);
  return error as DmsError;
}

export const get = (url: string): HttpRequest => ({ method: 'GET', url, headers: SECRET_HEADERS });

export const post = (url: string, body = '{}'): HttpRequest => ({
  method: 'POST',
  url,
  headers: { ...SECRET_HEADERS, 'Content-Type': 'application/json' },
  body,
});
