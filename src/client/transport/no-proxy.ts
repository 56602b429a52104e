import { isIP, isIPv4, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';

/** An address as 16 bytes; those of IPv4 are mapped into IPv6. */
type AddressBytes = readonly number[];

const MAPPED_PREFIX: AddressBytes = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

/**
 * Whether a host is reached without a proxy, by Go's rules: `localhost` and loopback addresses always, else what
 * NO_PROXY names. `host` is a name in ASCII, or an address without brackets.
 */
export function isReachedDirectly(host: string, port: string, noProxy: string): boolean {
  if (host === 'localhost') return true;
  const address = isIP(host) ? bytesOf(host) : undefined;
  if (address && isLoopback(address)) return true;
  const entries = noProxy.split(',').map((entry) => entry.trim().toLowerCase()).filter(Boolean);
  return entries.includes('*') || entries.some((entry) => address
    ? coversAddress(entry, address, port) : coversName(entry, host, port));
}

/** An address is covered by the same address, with the same port or none, and by a network that contains it. */
function coversAddress(entry: string, address: AddressBytes, port: string): boolean {
  const network = /^([^/]+)\/(\d+)$/.exec(entry);
  if (network && isAddress(network[1])) return networkContains(network[1], Number(network[2]), address);
  const { host, port: wanted } = hostAndPort(entry);
  return isAddress(host) && bytesOf(host).every((byte, at) => byte === address[at]) && isPort(wanted, port);
}

/** A name is covered by itself and by a domain above it; `.domain` and `*.domain` cover what is below only. */
function coversName(entry: string, name: string, port: string): boolean {
  const { host, port: wanted } = hostAndPort(entry);
  if (host === '' || isAddress(host) || !isPort(wanted, port)) return false;
  const domain = host.startsWith('*.') ? host.slice(1) : host;
  const ascii = domainToAscii(domain.replace(/^\./, ''));
  return name.endsWith(`.${ascii}`) || (!domain.startsWith('.') && name === ascii);
}

function isPort(wanted: string, port: string): boolean {
  return wanted === '' || wanted === port;
}

/** A colon separates the port only where there is one: `::1` has none, and of `[::1]` the brackets belong to a port. */
function hostAndPort(entry: string): { host: string; port: string } {
  const [, literal, name, port] = /^(?:\[([^[\]]*)\]|([^:[\]]*)):([^:[\]]*)$/.exec(entry) ?? [];
  return port === undefined ? { host: entry, port: '' } : { host: literal ?? name, port };
}

function networkContains(base: string, length: number, address: AddressBytes): boolean {
  const bits = isIPv4(base) ? 96 + length : length;
  if (bits > 128) return false;
  const network = masked(bytesOf(base), bits);
  // A network of IPv6 holds no address of IPv4, however short its prefix is.
  return isOfIpv4(network) === isOfIpv4(address)
    && masked(address, bits).every((byte, at) => byte === network[at]);
}

function masked(bytes: AddressBytes, bits: number): AddressBytes {
  return bytes.map((byte, at) => {
    const dropped = 2 ** (8 - Math.min(8, Math.max(0, bits - 8 * at)));
    return byte - byte % dropped;
  });
}

function isOfIpv4(bytes: AddressBytes): boolean {
  return MAPPED_PREFIX.every((byte, at) => byte === bytes[at]);
}

function isLoopback(bytes: AddressBytes): boolean {
  return isOfIpv4(bytes) ? bytes[12] === 127 : bytes.every((byte, at) => byte === (at === 15 ? 1 : 0));
}

/** An address with a zone counts as a name here, as with Go. */
function isAddress(text: string): boolean {
  return isIP(text) !== 0 && !text.includes('%');
}

function bytesOf(address: string): AddressBytes {
  if (isIPv4(address)) return [...MAPPED_PREFIX, ...address.split('.').map(Number)];
  // The URL parser writes IPv6 in groups of hexadecimal digits, also where an IPv4 address ends it.
  const [head, tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::').map(groupsOf);
  return tail ? [...head, ...Array<number>(16 - head.length - tail.length).fill(0), ...tail] : head;
}

function groupsOf(text: string): number[] {
  return text.split(':').filter(Boolean).map((group) => parseInt(group, 16))
    .flatMap((group) => [Math.floor(group / 256), group % 256]);
}

/** A name in ASCII stays as it is, even one that is no host name. */
function domainToAscii(name: string): string {
  return /[^\x00-\x7f]/.test(name) && !isIPv6(name) ? domainToASCII(name) || name : name; // eslint-disable-line no-control-regex
}
