import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';

const REQUEST_TOKEN = 'id-token-request';

/** What gives a job of GitHub its id token. */
export class IdTokenService {
  public static async start(idToken: () => string): Promise<IdTokenService> {
    const service = new IdTokenService(idToken);
    await new Promise<void>((resolve) => service.server.listen(0, '127.0.0.1', resolve));
    return service;
  }

  private readonly server = createServer(({ headers }, response) => {
    response.writeHead(headers.authorization === `bearer ${REQUEST_TOKEN}` ? 200 : 401);
    response.end(JSON.stringify({ value: this.idToken() }));
  });

  private constructor(private readonly idToken: () => string) {}

  /** What a job that may have an id token finds in its environment. */
  public get machine(): Readonly<Record<string, string>> {
    return {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: REQUEST_TOKEN,
    };
  }

  public async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }
}
