import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DriftError } from './drift-error';
import { DriftOptions, STDOUT } from './options';
import { htmlOf, jsonOf, markdownOf, Summary, Timeline } from '../summary';

/** Where a form of the summary goes. */
interface Output {
  readonly option: string;
  /** An absolute path, or `-`. */
  readonly target: string;
  readonly form: (summary: Summary, timelines: readonly Timeline[]) => string;
  readonly write: (path: string, text: string) => void;
}

/**
 * Where the summary goes: what was asked for, the step summary of GitHub, and Markdown on standard output where
 * nothing else is to be there.
 */
export function outputsOf(options: DriftOptions, env: NodeJS.ProcessEnv, from: string): readonly Output[] {
  const output = (option: string, target: string | undefined, form: Output['form'], write: Output['write'])
  : readonly Output[] =>
    target ? [{ option, target: target === STDOUT ? target : resolve(from, target), form, write }] : [];
  const files = [
    ...output('--json', options.json, jsonOf, writeFileSync),
    ...output('--markdown', options.markdown ?? env.GITHUB_STEP_SUMMARY, markdownOf, appendFileSync),
    ...output('--html', options.html, htmlOf, writeFileSync),
  ];
  const spoken = files.some(({ target }) => target === STDOUT);
  return spoken ? files : [...files, ...output('--markdown', STDOUT, markdownOf, appendFileSync)];
}

/**
 * Said before anything is done, because a summary that cannot be written is lost.
 *
 * @throws DriftError where a folder is missing
 */
export function checkFolders(files: ReadonlyArray<readonly [option: string, path: string | undefined]>): void {
  for (const [option, path] of files) {
    if (path === undefined || path === STDOUT || existsSync(dirname(path))) continue;
    throw new DriftError(`${option} names ${path}, and its folder does not exist. Make it first.`);
  }
}

/** Writes them all, and returns what could not be written. */
export function writeOutputs(outputs: readonly Output[], summary: Summary, timelines: readonly Timeline[],
  print: (text: string) => void): readonly string[] {
  return outputs.flatMap(({ option, target, form, write }) => {
    const text = form(summary, timelines);
    try {
      if (target === STDOUT) print(text);
      else write(target, text);
      return [];
    } catch (error) {
      return [`${option} could not be written: ${(error as Error).message}`];
    }
  });
}
