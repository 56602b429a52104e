import { ClientRequest } from 'node:http';
import { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/**
 * Watches a request's connection to answer the one question that decides whether it may be repeated: can any byte of it
 * have left? Nothing is written before the connection (and, for https, the TLS handshake on it) is established.
 */
export class ConnectionEvidence {
  private established = false;

  /** `isTls`: whether the request is for an https URL. */
  constructor(private readonly isTls: boolean) {}

  public get maybeSent(): boolean {
    return this.established;
  }

  public watch(request: ClientRequest): void {
    request.once('socket', (socket: Socket) => {
      // a proxy's refusal of the tunnel is replayed on a socket without TLS, which carries nothing of an https request
      if (this.isTls && !(socket instanceof TLSSocket)) return;
      if (request.reusedSocket || (!this.isTls && !socket.connecting)) {
        this.established = true;
        return;
      }
      socket.once(this.isTls ? 'secureConnect' : 'connect', () => {
        this.established = true;
      });
    });
  }
}
