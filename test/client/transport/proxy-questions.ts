/** URLs to be reached in one environment. */
export interface ProxyQuestion {
  readonly environment: Readonly<Record<string, string>>;
  readonly urls: readonly string[];
}

const PROXY = 'http://proxy.corp:3128';
const TARGET = 'https://dms.eu-de.otc.t-systems.com';
const BOTH = ['https://dms.eu-de.example.com/v2', 'http://dms.eu-de.example.com/v2'];

/** Values of HTTPS_PROXY: what is a proxy, and which. */
const ADDRESSES = [
  'proxy.corp:3128', 'proxy.corp', '127.0.0.1:3128', 'localhost:3128', '[::1]:3128', '[fd00::5]', PROXY, `${PROXY}/`,
  'HTTP://Proxy.Corp:3128', 'https://proxy.corp', 'https://proxy.corp:8443/path?query#fragment', 'http://proxy.corp:',
  'socks5://proxy.corp', 'socks5h://proxy.corp:9050', 'socks5://u:p@[fd00::5]:1080', 'socks4://proxy.corp:1080',
  'ftp://proxy.corp:21', 'tcp://proxy.corp:3128', '//proxy.corp:3128', '///proxy.corp', '/proxy.corp', '*', ':3128',
  'http://:3128', 'http://:', 'http://', 'http:', 'http:/proxy.corp', 'http:proxy.corp:3128', 'mailto:someone',
  'user@proxy.corp', 'user:@proxy.corp', ':password@proxy.corp', '@proxy.corp', 'http://@proxy.corp:3128',
  'user:password@proxy.corp:3128', 'us_er:password@proxy.corp:3128', 'http://user:p%40ss%231@proxy.corp:3128',
  'http://user:p@ss@proxy.corp:3128', 'http://user:a:b@proxy.corp:3128', 'http://corp%5Cuser:p%3Aw@proxy.corp:3128',
  'http://us%zzer:pw@proxy.corp:3128', 'us%zzer:pw@proxy.corp:3128', 'http://user:100%@proxy.corp:3128',
  'http://user:p%E9@proxy.corp:3128', 'http://user:p#ss@proxy.corp:3128', 'http://user:p/ss@proxy.corp:3128',
  'http://user:p?ss@proxy.corp:3128', 'http://user:p^ss@proxy.corp:3128', 'http://user:p ss@proxy.corp:3128',
  'http://us\\er:pw@proxy.corp:3128', 'us\\er:pw@proxy.corp:3128', 'http://user:pä@proxy.corp:3128',
  'http://user+x:$!*(),;=&~@proxy.corp:3128', ' http://proxy.corp:3128', 'http://proxy.corp:3128 ', 'proxy.corp:3128 ',
  'http://proxy.corp:port', 'proxy.corp:port', 'http://proxy.corp:3128/%zz', 'proxy.corp:3128/%zz', 'http://pro xy:1',
  'http://proxy.corp:3128#%zz', 'http://proxy.corp:3128?%zz', 'http://pro%78y:1', 'http://pr%C3%B6xy:1', 'http://pröxy:1',
  'http://[::1', '[::1', '1http://proxy.corp', 'h_ttp://proxy.corp', 'a/b:c', 'a:b', 'none', '-', '%',
  'http://http://proxy.corp:3128', 'http://proxy.corp\t:1', 'proxy.corp:3128\n', 'http://"proxy"<1>:1', 'http://{p}:1',
];

/** Entries of NO_PROXY, each of which is held to all the targets below. */
const ENTRIES = [
  '', '*', ' * ', 'a,*', '*,a', '**', '*.', '.', ',', ' , ,', 'com', '.com', '*.com', '*com', 'example.com', '.example.com',
  '*.example.com', 'EXAMPLE.com', ' example.com ', 'other.org example.com', 'xample.com', 'dms.eu-de.example.com',
  '.dms.eu-de.example.com', 'example.com.', '.example.com.', '..example.com', '*.*.example.com', 'dms.*.example.com',
  'example.com:443', 'example.com:8443', '.example.com:443', '*.example.com:8443', 'example.com:', ':443', 'example.com:https',
  'http://example.com', 'example.com/v2', 'a,b,example.com', '10.1.2.3', '10.1.2.3:443', '10.1.2.3:8443', '10.1.2', '10.',
  '10.0.0.0/8', '10.1.2.3/32', '10.1.2.2/31', '0.0.0.0/0', '10.0.0.0/33', '10.0.0.0/08', '10.0.0.0/', '10.0.0.0/8:443',
  '010.1.2.3', '11.0.0.0/8', '::/0', '::ffff:10.1.2.3', '::ffff:10.0.0.0/104', '::ffff:0.0.0.0/95', 'fd00::5',
  '[fd00::5]', '[fd00::5]:443', '[fd00::5]:8443', 'fd00:0:0::5', 'FD00::5', 'fd00::/8', '[fd00::]/8', 'fd00::/129',
  'fd00::5%eth0', 'localhost', '127.0.0.1', 'bücher.example', '.bücher.example', 'BÜCHER.example', 'xn--bcher-kva.example',
  '*.bücher.example:443', 'straße.example', 'dms', 'dms.', 'de', '[example.com]', '[example.com]:443', 'a:b:c',
];

const TARGETS = [
  'https://example.com', 'https://dms.eu-de.example.com', 'https://dms.eu-de.example.com:8443', 'https://notexample.com',
  'https://example.com./', 'https://10.1.2.3', 'https://10.1.2.3:8443', 'https://[fd00::5]', 'https://[fd00::5]:8443',
  'https://[::ffff:10.1.2.3]', 'https://xn--bcher-kva.example', 'https://a.xn--bcher-kva.example', 'https://dms',
  'https://bücher.example', 'https://xn--strae-oqa.example',
];

/** Never proxied, or only nearly so. */
const LOOPBACK = [
  'https://localhost', 'https://localhost:8443', 'https://localhost.', 'https://a.localhost', 'https://localhost.corp',
  'https://127.0.0.1', 'https://127.8.9.10:1', 'https://[::1]:8443', 'https://[::ffff:127.0.0.1]', 'https://0.0.0.0',
  'https://[::]', 'https://[::2]', 'https://128.0.0.1', 'http://localhost', 'http://127.0.0.1:8080',
];

const VARIABLES: readonly Record<string, string>[] = [
  {}, { HTTPS_PROXY: 'upper', https_proxy: 'lower' }, { HTTPS_PROXY: '', https_proxy: 'lower' }, { https_proxy: 'lower' },
  { HTTP_PROXY: 'upper', http_proxy: 'lower' }, { http_proxy: 'lower' }, { HTTP_PROXY: 'upper' },
  { HTTPS_PROXY: 'upper' }, { ALL_PROXY: PROXY }, { all_proxy: PROXY }, { Https_Proxy: PROXY },
  { HTTPS_PROXY: 'p', NO_PROXY: 'a', no_proxy: 'example.com' }, { HTTPS_PROXY: 'p', NO_PROXY: '', no_proxy: 'example.com' },
  { HTTPS_PROXY: 'p', no_proxy: 'example.com' }, { HTTPS_PROXY: 'p', NO_PROXY: 'example.com', no_proxy: 'a' },
  { HTTP_PROXY: 'p', HTTPS_PROXY: 's', REQUEST_METHOD: 'GET' }, { http_proxy: 'p', REQUEST_METHOD: 'GET', NO_PROXY: '*' },
  { HTTP_PROXY: '%', REQUEST_METHOD: 'GET' }, { HTTP_PROXY: 'p', REQUEST_METHOD: '' }, { HTTPS_PROXY: '%', https_proxy: 'l' },
];

/** Lists of two entries, to show that they add up and do not get in each other's way. */
const PAIRS = ENTRIES.filter((_, at) => at % 4 === 0)
  .map((entry, at) => `${entry},${ENTRIES[(7 * at + 3) % ENTRIES.length]}`);

/** Everything that our reading of the environment is asked beside Go's. */
export const PROXY_QUESTIONS: readonly ProxyQuestion[] = [
  ...ADDRESSES.map((HTTPS_PROXY) => ({ environment: { HTTPS_PROXY }, urls: [TARGET] })),
  ...ADDRESSES.slice(0, 12).map((http_proxy) => ({ environment: { http_proxy }, urls: BOTH })),
  ...[...ENTRIES, ...PAIRS].map((NO_PROXY) => ({ environment: { HTTPS_PROXY: PROXY, NO_PROXY }, urls: TARGETS })),
  ...VARIABLES.map((environment) => ({ environment, urls: BOTH })),
  { environment: { HTTPS_PROXY: PROXY, HTTP_PROXY: PROXY, NO_PROXY: 'a' }, urls: LOOPBACK },
];
