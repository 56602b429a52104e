import { TransportEnvironment } from './environment';
import { isReachedDirectly } from './no-proxy';
import { ProxyAddress, readProxyAddress } from './proxy-address';
import { ProxyServer } from './proxy-server';

/** How a URL is reached. */
export type ProxyRule = DirectRule | ProxiedRule | RefusedRule;

/** Without a proxy. */
export interface DirectRule {
  readonly kind: 'direct';
  /**
   * The variable that names a proxy in a way nobody can read. Go, and so Terraform, goes on without a word.
   * @default - there is none
   */
  readonly ignored?: string;
}

/** Through a proxy. */
export interface ProxiedRule {
  readonly kind: 'proxy';
  readonly proxy: ProxyServer;
}

/** Not at all: `variable` names a proxy, but this is a CGI program, where any visitor can set it. */
export interface RefusedRule {
  readonly kind: 'refused';
  readonly variable: string;
}

const DIRECT: DirectRule = { kind: 'direct' };

/**
 * How a URL is reached, by the rules of Go's `http.ProxyFromEnvironment`, which Terraform and the providers in Go
 * follow. `ALL_PROXY` means nothing to them.
 */
export function proxyRuleOf(environment: TransportEnvironment, url: URL): ProxyRule {
  const scheme = url.protocol === 'https:' ? 'HTTPS' : 'HTTP';
  const variable = firstSet(environment, `${scheme}_PROXY`);
  if (!variable) return DIRECT;
  const proxy = proxyIn(environment[variable]!, variable);
  if (!proxy) return { kind: 'direct', ignored: variable };
  if (scheme === 'HTTP' && environment.REQUEST_METHOD) return { kind: 'refused', variable };

  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port || (scheme === 'HTTPS' ? '443' : '80');
  const noProxy = environment[firstSet(environment, 'NO_PROXY') ?? ''] ?? '';
  return isReachedDirectly(host, port, noProxy) ? DIRECT : { kind: 'proxy', proxy };
}

function firstSet(environment: TransportEnvironment, name: string): string | undefined {
  return [name, name.toLowerCase()].find((candidate) => environment[candidate]);
}

/**
 * What is no URL with a scheme and a host is read again with `http://` before it. For Go that makes the scheme of a
 * malformed URL its host, which leads nowhere, and is told apart here so that an error can say so.
 */
function proxyIn(text: string, variable: string): ProxyServer | undefined {
  const asGiven = readProxyAddress(text);
  if (asGiven?.scheme && hasHost(asGiven, text)) return new ProxyServer(asGiven, variable);
  const withScheme = readProxyAddress(`http://${text}`);
  if (withScheme) return new ProxyServer(withScheme, variable, /^[a-z][a-z\d+.-]*:\/\//i.test(text));
  return asGiven && new ProxyServer(asGiven, variable);
}

/** To Go, a port alone (`http://:3128`) is a host, too. */
function hasHost({ hostname, port }: ProxyAddress, text: string): boolean {
  return hostname !== '' || port !== '' || /^[^/]*:\/\/(?:[^/]*@)?:(?:[/?#]|$)/.test(text);
}
