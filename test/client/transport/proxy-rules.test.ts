import { readFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { askGo } from './go-proxy-answers';
import { PROXY_QUESTIONS, ProxyQuestion } from './proxy-questions';
import { proxyRuleOf } from '../../../src/client/transport/proxy-rules';
import { ProxyServer } from '../../../src/client/transport/proxy-server';

interface Recorded {
  readonly go: string;
  readonly vectors: readonly { environment: Record<string, string>; answers: Record<string, string> }[];
}

const recorded = JSON.parse(readFileSync(join(__dirname, '../../vectors/proxy-vectors.json'), 'utf8')) as Recorded;

/** Our answer in the words of `proxy-oracle.go`. */
function answer(environment: Record<string, string>, url: string): string {
  const rule = proxyRuleOf(environment, new URL(url));
  if (rule.kind !== 'proxy') return rule.kind;
  const { scheme, hostname, port, logInHeaders } = rule.proxy;
  const logIn = logInHeaders['Proxy-Authorization']?.replace('Basic', ' as') ?? '';
  return `${scheme}://${isIPv6(hostname) ? `[${hostname}]` : hostname}:${port || ''}${logIn}`;
}

const ourAnswers = ({ environment, urls }: ProxyQuestion) => ({
  environment,
  answers: Object.fromEntries(urls.map((url) => [url, answer(environment, url)])),
});

test('the record answers all questions', () => {
  expect(recorded.vectors.map(({ environment, answers }) => ({ environment, urls: Object.keys(answers) })))
    .toEqual(PROXY_QUESTIONS);
});

test('every URL is reached as Go reaches it', () => {
  expect(PROXY_QUESTIONS.map(ourAnswers)).toEqual(recorded.vectors);
});

test('the record is what the Go on this machine says', () => {
  const said = askGo(PROXY_QUESTIONS);
  if (!said) {
    process.stdout.write('Skipped: there is no go on the PATH to hold the record to.\n');
    return;
  }
  expect(PROXY_QUESTIONS.map(({ urls }, at) => urls.map((url, which) => [url, said.answers[at][which]])))
    .toEqual(recorded.vectors.map(({ answers }) => Object.entries(answers)));
});

function proxyIn(HTTPS_PROXY: string): ProxyServer {
  const rule = proxyRuleOf({ HTTPS_PROXY }, new URL('https://dms.example.com'));
  if (rule.kind !== 'proxy') throw new Error(rule.kind);
  return rule.proxy;
}

test('a proxy shows neither user nor password, whatever prints it', () => {
  const proxy = proxyIn('http://jane:hunter2@proxy.corp:3128');
  expect(String(proxy)).toBe('the proxy proxy.corp:3128 (HTTPS_PROXY)');
  const printed = [JSON.stringify(proxy), inspect(proxy, { showHidden: true, depth: 9 }), `${proxy}`,
    JSON.stringify({ ...proxy })];
  expect(printed.join()).not.toMatch(/jane|hunter2|amFuZ/);
});

test.each([
  ['http://user:p^ss@proxy.corp:3128', 'misread'],
  ['socks4://proxy.corp:1080', 'scheme'],
  ['http://:3128', 'host'],
  ['//proxy.corp:3128', 'host'],
  ['proxy.corp:3128', undefined],
])('of %s is known what is wrong: %s', (address, flaw) => expect(proxyIn(address).flaw).toBe(flaw));

test('a variable that nobody can read is remembered, although it counts for nothing', () => {
  expect(proxyRuleOf({ https_proxy: 'us%zzer:pw@proxy' }, new URL('https://dms.example.com')))
    .toEqual({ kind: 'direct', ignored: 'https_proxy' });
});
