import { Finished } from './terraform';
import { saidNothing } from './texts';

/** What Terraform gives to programs. */
interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  readonly range?: { readonly filename: string; readonly start: { readonly line: number } };
}

/**
 * Why Terraform failed, in its own words: the errors of its JSON output, else what it wrote for people. Lines of the
 * configuration and the values in them are left out, because they may be secrets.
 */
export function failureOf({ stdout, stderr, code }: Finished): string {
  const errors = new Set(stdout.split('\n').flatMap(errorIn).map(textOf));
  if (errors.size > 0) return [...errors].join('\n\n');
  const said = plainText(stderr) || plainText(stdout.split('\n').filter((line) => !line.startsWith('{')).join('\n'));
  return said || saidNothing(code);
}

/** What a line of its JSON output says about an object that is being applied; undefined for all else. */
export function stepIn(line: string): string | undefined {
  const parsed = parse(line) as { 'type'?: string; '@message'?: string } | undefined;
  return parsed?.type?.startsWith('apply_') ? parsed['@message'] : undefined;
}

function errorIn(line: string): readonly Diagnostic[] {
  const { diagnostic } = (parse(line) ?? {}) as { diagnostic?: Diagnostic };
  return diagnostic?.severity === 'error' ? [diagnostic] : [];
}

function parse(line: string): object | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as object;
  } catch {
    return undefined;
  }
}

function textOf({ summary, detail, address, range }: Diagnostic): string {
  const place = [...address ? [`with ${address}`] : [], ...range ? [`in ${range.filename}:${range.start.line}`] : []];
  const said = place.length > 0 ? `${summary} (${place.join(', ')})` : summary;
  return detail ? `${said}\n${detail}` : said;
}

const FRAME = /^[╷╵│]\s?/;
const BOX = /^╷$[^]*?^╵$/gm;
const COLOUR = /\u001b\[[0-9;]*m/g;
const LOG_LINE = /^\d{4}-\d\d-\d\dT/;
const LINE_OF_CONFIGURATION = /^\s+(\d+: |[├│])/;

/** The errors, without colours and frames, and without logs, which are for whoever asked for them with TF_LOG. */
function plainText(text: string): string {
  const plain = text.replace(COLOUR, '').split('\n').filter((line) => !LOG_LINE.test(line)).join('\n');
  const errors = (plain.match(BOX) ?? []).filter((box) => /^│ Error: /m.test(box));
  return (errors.length > 0 ? errors.join('\n') : plain).split('\n').map((line) => line.replace(FRAME, '').trimEnd())
    .filter((line) => !LINE_OF_CONFIGURATION.test(line)).join('\n').replace(/\n{3,}/g, '\n\n').trim()
    .replace(/^Error: /gm, '');
}
