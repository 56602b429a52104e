import { secretsIn } from '../iam/log-in';
import { bodyText, headerOf, WireRequest } from '../wire';

const SECRET_HEADERS = ['authorization', 'x-auth-token', 'x-security-token', 'x-subject-token'];

/** The ways in which a text is spelt on its road through logs, pages and other answers. */
const SPELLINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => JSON.stringify(text).slice(1, -1),
  // Half a character, which JSON allows, is nothing that can be encoded.
  (text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')),
  (text) => text.replace(/[&<>"']/g, (character) => HTML_ENTITIES[character]),
];

const HTML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\'': '&#39;',
};

/**
 * The secrets that a request carried, in every spelling, to follow the message of a refusal: the real gateway repeats
 * what was signed, and whoever shows its message must not show them.
 */
export function echoOf(request: WireRequest): string {
  return [
    ...SECRET_HEADERS.map((name) => [name, headerOf(request, name)] as const),
    ...secretsIn(bodyText(request)),
  ]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `, ${name}: ${SPELLINGS.map((spelt) => spelt(value)).join(' ')}`)
    .join('');
}
