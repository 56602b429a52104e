/**
 * Looks for a text at one place of another text, in any spelling: as it is, quoted as in JSON (with whichever
 * characters escaped) or as in Go, percent-encoded, or in a mixture of these. Returns where it ends; undefined when it
 * is not there.
 */
export function endOfSpelled(sought: string, text: string, at: number): number | undefined {
  if (text.startsWith(sought, at)) return at + sought.length;
  let end = at;
  for (const character of sought) {
    const spelling = spellingsOf(character).find((one) => text.startsWith(one, end));
    if (spelling === undefined) return undefined;
    end += spelling.length;
  }
  return end;
}

const known = new Map<string, readonly string[]>();

function spellingsOf(character: string): readonly string[] {
  let spellings = known.get(character);
  if (!spellings) known.set(character, spellings = allSpellings(character));
  return spellings;
}

/** The longest first: a backslash may stand for itself, or be doubled. */
function allSpellings(character: string): readonly string[] {
  const units = Array.from({ length: character.length },
    (_, at) => character.charCodeAt(at).toString(16).padStart(4, '0'));
  const bytes = [...Buffer.from(character)].map((byte) => byte.toString(16).padStart(2, '0'));
  const inHex = [spelled('\\u', units), spelled('\\x', bytes), spelled('%', bytes)].flatMap((
    escaped,
  ) => [escaped.small, escaped.capital]);
  const quoted = JSON.stringify(character).slice(1, -1);
  return [character, quoted, ...(/[/']/.test(character) ? [`\\${character}`] : []), ...(character === ' ' ? ['+'] : []),
    ...inHex]
    .sort((a, b) => b.length - a.length);
}

/** In hexadecimal digits, small or capital. */
function spelled(mark: string, digits: readonly string[]) {
  const write = (each: (one: string) => string) => digits.map((one) => mark + each(one)).join('');
  return { small: write((one) => one), capital: write((one) => one.toUpperCase()) };
}
