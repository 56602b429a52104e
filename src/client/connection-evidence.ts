import { ClientRequest } from 'node:http';
import { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/**
 * Watches a request's connection to answer the one question that decides whether it may be repeated: can any byte of it have left?
 * Nothing is written before the connection (and the TLS handshake on it) is established.
 */
export class ConnectionEvidence {
  private established = false;

  public get maybeSent(): boolean {
    return this.established;
  }

  public watch(request: ClientRequest): void {
    request.once('socket', (socket: Socket) => {
      const isTls = socket instanceof TLSSocket;
      if (request.reusedSocket || (!isTls && !socket.connecting)) {
        this.established = true;
        return;
      }
      socket.once(isTls ? 'secureConnect' : 'connect', () => { this.established = true; });
    });
  }
}
