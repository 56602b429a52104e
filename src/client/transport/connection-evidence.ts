import { ClientRequest } from 'node:http';
import { Socket } from 'node:net';

/**
 * Watches the connection of a request to answer the one question that decides whether it may be repeated: can any byte
 * of it have left? Nothing is written before the connection is established and, with TLS, the handshake on it. What
 * opens a tunnel through a proxy is no byte of the request.
 */
export class ConnectionEvidence {
  private established = false;

  /** `isTls` says whether the connection that carries the request is one of TLS. */
  constructor(private readonly isTls: boolean) {}

  /** Whether any byte of the request can have left this machine. */
  public get maybeSent(): boolean {
    return this.established;
  }

  /** Follows a request from the moment it is made. */
  public watch(request: ClientRequest): void {
    request.once('socket', (socket: Socket) => {
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
