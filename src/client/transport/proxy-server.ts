import { isIP, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import { ProxyAddress } from './proxy-address';

/** Why nothing can be sent through a proxy: its address is misread, or names a scheme nobody speaks, or no host. */
export type ProxyFlaw = 'misread' | 'scheme' | 'host';

const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443, socks5: 1080, socks5h: 1080 };

/**
 * A proxy from the environment. User and password do not show in JSON.stringify, util.inspect, String() or a spread
 * copy; as text it is its host and port and the variable that named it.
 */
export class ProxyServer {
  public readonly scheme: string;
  /** Without brackets. */
  public readonly hostname: string;
  public readonly port: number;
  /** @default - it can be used */
  public readonly flaw?: ProxyFlaw;
  readonly #user?: Buffer;
  readonly #password?: Buffer;

  /**
   * `variable` is where the address was found. `isMisread` says that it had a scheme, and that Go takes that scheme for
   * the host, because the rest is not well-formed.
   */
  constructor(address: ProxyAddress, public readonly variable: string, isMisread = false) {
    this.scheme = address.scheme;
    this.hostname = address.hostname;
    this.port = Number(address.port) || DEFAULT_PORTS[address.scheme];
    this.flaw = isMisread ? 'misread' : flawOf(address);
    this.#user = address.user;
    this.#password = address.password;
  }

  /** Whether it is spoken to in TLS. */
  public get isTls(): boolean {
    return this.scheme === 'https';
  }

  /** Whether it is a SOCKS proxy, which carries bytes and knows no HTTP. */
  public get isSocks(): boolean {
    return this.scheme.startsWith('socks5');
  }

  public get hasCredentials(): boolean {
    return this.#user !== undefined;
  }

  /** The name in its certificate; an address is looked for without one. */
  public get serverName(): string {
    return isIP(this.hostname) ? '' : domainToASCII(this.hostname);
  }

  /** User and password as they are sent, decoded. */
  public get credentials(): { user: Buffer; password: Buffer } | undefined {
    return this.#user && { user: this.#user, password: this.#password ?? Buffer.alloc(0) };
  }

  /** The header that logs in, or none. */
  public get logInHeaders(): Record<string, string> {
    if (!this.credentials) return {};
    const { user, password } = this.credentials;
    return { 'Proxy-Authorization': `Basic ${Buffer.concat([user, Buffer.from(':'), password]).toString('base64')}` };
  }

  /** Host and port, as they stand in a URL. */
  public get authority(): string {
    return `${isIPv6(this.hostname) ? `[${this.hostname}]` : this.hostname}:${this.port}`;
  }

  public toString(): string {
    return `the proxy ${this.authority} (${this.variable})`;
  }
}

function flawOf({ scheme, hostname }: ProxyAddress): ProxyFlaw | undefined {
  if (!(scheme in DEFAULT_PORTS)) return 'scheme';
  return hostname ? undefined : 'host';
}
