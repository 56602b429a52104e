/** A proxy's address as Go's net/url reads it, with user and password as the bytes they decode to. */
export interface ProxyAddress {
  /** In lower case; empty where there is none. */
  readonly scheme: string;
  /** Without brackets; empty where there is none. */
  readonly hostname: string;
  /** Empty where there is none. */
  readonly port: string;
  /** @default - the address names no user */
  readonly user?: Buffer;
  /** @default - the address names no password */
  readonly password?: Buffer;
}

const HOSTLESS = { hostname: '', port: '' };

/** The characters that Go refuses in a host; bytes above ASCII pass. */
const IMPOSSIBLE_IN_HOST = /[^\w.~!$&'()*+,;=:[\]<>"-]/;
const USER_INFORMATION = /^[\w.~!$&'()*+,;=:%@-]*$/;

/**
 * Reads an address by the rules of Go's `url.Parse`. They differ from those of WHATWG (`new URL`) wherever something is
 * not quite a URL, and that is where a proxy is found or overlooked.
 * Undefined where Go reports an error.
 */
export function readProxyAddress(text: string): ProxyAddress | undefined {
  const [beforeFragment, fragment] = cut(text, '#');
  // eslint-disable-next-line no-control-regex
  if (/[\x00-\x1f\x7f]/.test(beforeFragment) || beforeFragment.startsWith(':')) return undefined;
  if (!isWellEscaped(fragment)) return undefined;
  const [, given, afterScheme] = /^(?:([a-z][a-z\d+.-]*):)?(.*)$/is.exec(beforeFragment)!;
  const scheme = (given ?? '').toLowerCase();
  const [rest] = cut(afterScheme, '?');

  if (!rest.startsWith('/')) {
    if (scheme) return { scheme, ...HOSTLESS };
    const isOddSegment = cut(rest, '/')[0].includes(':');
    return isOddSegment || !isWellEscaped(rest) ? undefined : { scheme, ...HOSTLESS };
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'));
  if (!hasAuthority) return isWellEscaped(rest) ? { scheme, ...HOSTLESS } : undefined;
  const [authority, path] = cut(rest.slice(2), '/');
  return isWellEscaped(path) ? readAuthority(scheme, authority) : undefined;
}

function readAuthority(scheme: string, authority: string): ProxyAddress | undefined {
  const at = authority.lastIndexOf('@');
  const host = readHost(authority.slice(at + 1));
  if (!host || at < 0) return host && { scheme, ...host };

  const information = authority.slice(0, at);
  if (!USER_INFORMATION.test(information) || !isWellEscaped(information)) return undefined;
  const [user, password] = cut(information, ':');
  return {
    scheme,
    ...host,
    user: unescaped(user),
    ...(information.includes(':') ? { password: unescaped(password) } : {}),
  };
}

function readHost(text: string): { hostname: string; port: string } | undefined {
  const match = /^\[(?<literal>[^[\]]*)\](?::(?<literalPort>\d*))?$/.exec(text)
    ?? /^(?<name>[^:[]*)(?::(?<port>\d*))?$/.exec(text);
  if (!match) return undefined;
  const { literal, literalPort, name = '', port } = match.groups!;
  const hostname = literal ?? decodedHost(name);
  return hostname === undefined ? undefined : { hostname, port: literalPort ?? port ?? '' };
}

/** In a name, only what is above ASCII may be escaped. */
function decodedHost(name: string): string | undefined {
  const escapes = name.match(/%[^]{0,2}/g) ?? [];
  if (!escapes.every((escape) => /^%[89a-f][\da-f]$/i.test(escape))) return undefined;
  const plain = name.replace(/%../g, '').replace(/[^\x00-\x7f]/g, ''); // eslint-disable-line no-control-regex
  return IMPOSSIBLE_IN_HOST.test(plain) ? undefined : unescaped(name).toString();
}

function isWellEscaped(text: string): boolean {
  return !/%(?![\da-f]{2})/i.test(text);
}

/** Bytes and no text: what is escaped need not be UTF-8. */
function unescaped(text: string): Buffer {
  const bytes = Buffer.from(text).toString('latin1');
  return Buffer.from(bytes.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1');
}

/** What is before and after the first separator. */
function cut(text: string, separator: string): [before: string, after: string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
