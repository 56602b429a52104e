import { ClientRequest } from 'node:http';
import { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/**
 * Watches the connection of a request to answer the one question that decides whether it may be repeated: can any byte
 * of it have left? Nothing is written before the connection is established and, for https, the TLS handshake on it.
 */
export class ConnectionEvidence {
  private established = false;

  /** `isTls` says whether the request is for an https URL. */
  constructor(private readonly isTls: boolean) {}

  /** Whether any byte of the request can have left this machine. */
  public get maybeSent(): boolean {
    return this.established;
  }

  /** Follows a request from the moment it is made. */
  public watch(request: ClientRequest): void {
    request.once('socket', (socket: Socket) => {
      // The refusal of a tunnel by a proxy is replayed on a socket without TLS, which carries no https request.
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
