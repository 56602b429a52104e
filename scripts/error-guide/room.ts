/** A text as users see it: one sentence or more, or the summary and the detail of a diagnostic. */
export type Said = string | readonly [summary: string, detail: string]
  | { readonly summary: string; readonly detail?: string };

/** What the texts of one file say, with sample arguments. */
export interface Room {
  /** The file, from the root of the repository. */
  readonly file: string;
  /** A text, or the texts of its branches, by the name of what gives it, which the file exports. */
  readonly says: Readonly<Record<string, Said | Branches>>;
  /**
   * What the file has beside that: no errors and no warnings, or words that only other texts are made of.
   *
   * @default - nothing
   */
  readonly saysNoError?: readonly string[];
}

/** A text and the one after it are told apart by their first line: whatever follows that is indented. */
export function linesOf(said: Said): readonly string[] {
  const [summary, detail = ''] = typeof said === 'string' ? [said]
    : 'summary' in said ? [said.summary, said.detail] : said;
  const [first, ...rest] = summary.split('\n');
  return [
    ...wrapped(first, ''),
    ...[...rest, ...detail.split('\n')].filter((line) => line !== '').flatMap((line) => wrapped(line, '  ')),
  ];
}

const WIDTH = 140;

/** A line of a text as lines that fit on a page; those after the first are indented further. */
function wrapped(line: string, indentation: string): readonly string[] {
  const lines = [indentation + line];
  while (lines.at(-1)!.length > WIDTH) {
    const last = lines.pop()!;
    const at = last.lastIndexOf(' ', WIDTH);
    if (at <= last.search(/\S/)) return [...lines, last];
    lines.push(last.slice(0, at), `${indentation}  ${last.slice(at + 1)}`);
  }
  return lines;
}

/** The texts of the branches of one function. */
export class Branches {
  public readonly texts: readonly Said[];

  constructor(...texts: readonly Said[]) {
    this.texts = texts;
  }
}

/** The texts of a sample, be it one or several. */
export const textsOf = (sample: Said | Branches): readonly Said[] =>
  (sample instanceof Branches ? sample.texts : [sample]);
