/** A part of a text, and the one character that it spells. */
interface Spelling {
  readonly character: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Every way to spell a character: `%C3%9F` (more than one byte of UTF-8), `\/`, `\"`, `\u002f`, `%2F`, `&#x2f;`,
 * `&amp;`, or the character itself.
 */
const SPELLING =
  /((?:%[cd][0-9a-f]|%e[0-9a-f]%[89ab][0-9a-f]|%f[0-7](?:%[89ab][0-9a-f]){2})%[89ab][0-9a-f])|\\u([0-9a-f]{4})|%([0-9a-f]{2})|&#x([0-9a-f]{1,6});|&#([0-9]{1,7});|&(amp|lt|gt|quot|apos);|\\([^u])|[^]/giy;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' };

/** How often a secret may be escaped: JSON within JSON, or an encoded URL within a page. Nobody escapes it oftener. */
const MAX_DEPTH = 3;

/** A text that others wrote, with asterisks for every secret, however it is escaped there. */
export function redacted(text: string, given: readonly string[]): string {
  // Forms spell a space `+`.
  const secrets = given.flatMap((secret) => (secret.includes(' ') ? [secret, secret.replaceAll(' ', '+')] : [secret]))
    // One may be a part of another.
    .sort((a, b) => b.length - a.length);
  let clean = secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  for (let depth = 1; depth <= MAX_DEPTH && /[\\%&]/.test(clean); depth++) {
    clean = secrets.reduce((rest, secret) => withoutSpelled(rest, secret, depth), clean);
  }
  return clean;
}

/**
 * The body of an answer that others wrote, redacted. Of JSON the texts alone are searched: what fields are called says
 * what the answer means, and a short secret may be a part of it.
 */
export function redactedBody(body: string, secrets: readonly string[]): string {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return redacted(body, secrets);
  }
  return JSON.stringify(value,
    (_, member: unknown) => (typeof member === 'string' ? redacted(member, secrets) : member));
}

function withoutSpelled(text: string, secret: string, depth: number): string {
  let spellings = spellingsOf(text);
  for (let level = 1; level < depth; level++) spellings = unescapedAgain(spellings);
  const plain = spellings.map(({ character }) => character).join('');

  let clean = '';
  let kept = 0;
  for (let at = plain.indexOf(secret); at >= 0; at = plain.indexOf(secret, at + secret.length)) {
    clean += `${text.slice(kept, spellings[at].start)}***`;
    kept = spellings[at + secret.length - 1].end;
  }
  return clean + text.slice(kept);
}

/** The spellings in a text, one for each UTF-16 unit of what it spells. */
function spellingsOf(text: string): Spelling[] {
  return [...text.matchAll(SPELLING)].flatMap((match) =>
    [...spelled(match)].flatMap((character) => character.split('')).map((character) => ({
      character,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}

function spelled([whole, utf8, unicode, percent, hex, decimal, entity, escaped]: RegExpMatchArray): string {
  if (utf8) return decodedUtf8(utf8) ?? whole;
  const digits = unicode ?? percent ?? hex;
  const code = digits === undefined ? Number(decimal ?? NaN) : parseInt(digits, 16);
  if (code <= 0x10ffff) return String.fromCodePoint(code);
  return (entity && ENTITIES[entity.toLowerCase()]) ?? escaped ?? whole;
}

function decodedUtf8(percents: string): string | undefined {
  try {
    return decodeURIComponent(percents);
  } catch {
    return undefined;
  }
}

function unescapedAgain(spellings: readonly Spelling[]): Spelling[] {
  return spellingsOf(spellings.map(({ character }) => character).join(''))
    .map(({ character, start, end }) => ({ character, start: spellings[start].start, end: spellings[end - 1].end }));
}
