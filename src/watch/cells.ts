import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How many cells of a terminal a text fills. */
export const cellsOf = (text: string): number => stringWidth(text);

/** A text that fills so many cells at most; what is left out is seen to be. */
export function cut(text: string, cells: number): string {
  if (cellsOf(text) <= cells) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (cellsOf(kept + segment) > cells - 1) break;
    kept += segment;
  }
  return cells > 0 ? `${kept}…` : '';
}

/** Parts, one after the other, in as many lines as they need. */
export function inLinesOf(parts: readonly string[], cells: number): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = lines.length > 0 ? `${lines.at(-1)!}, ${part}` : part;
    if (lines.length > 0 && cellsOf(longer) < cells) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.map((line, index) => cut(index < lines.length - 1 ? `${line},` : line, cells));
}
