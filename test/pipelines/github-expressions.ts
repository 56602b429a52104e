import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

// GitHub's own packages for its expressions and workflows are ES modules, which Jest does not load.
const folder = mkdtempSync(join(tmpdir(), 'github-actions-'));
const outfile = join(folder, 'actions.js');
buildSync({
  stdin: {
    contents: 'export * as expressions from "@actions/expressions"; export * as workflows from "@actions/workflow-parser"',
    resolveDir: __dirname,
  },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outfile,
  logLevel: 'error',
});
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { expressions, workflows } = require(outfile) as { expressions: any; workflows: any };
rmSync(folder, { recursive: true });

/** What an expression may name, such as `steps` and `vars`. */
export type Contexts = Readonly<Record<string, unknown>>;

/** What GitHub says is wrong with a workflow. */
export function errorsOfWorkflow(name: string, content: string): readonly string[] {
  const { context } = workflows.parseWorkflow({ name, content }, new workflows.NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }: Error) => message);
}

/** A text with its expressions put in. */
export const interpolated = (text: string, contexts: Contexts): string =>
  text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => evaluated(expression, contexts, true).coerceString());

/** Whether a step or a job runs, that comes after others of which all went well or not. */
export function holds(condition: string | undefined, contexts: Contexts, wentWell: boolean): boolean {
  const expression = (condition ?? 'success()').replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1');
  const saysWhen = /\b(success|failure|always|cancelled)\s*\(/.test(expression);
  return truth(evaluated(saysWhen ? expression : `success() && (${expression})`, contexts, wentWell));
}

function evaluated(expression: string, contexts: Contexts, wentWell: boolean) {
  const { Lexer, Parser, Evaluator, data } = expressions;
  const functions = Object.entries({ success: wentWell, failure: !wentWell, always: true, cancelled: false })
    .map(([name, value]) => ({ name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value) }));
  const parsed = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), functions).parse();
  const values = JSON.parse(JSON.stringify(contexts), data.reviver);
  return new Evaluator(parsed, values, new Map(functions.map((given) => [given.name, given]))).evaluate();
}

const truth = (value: { coerceString(): string }) => !['', 'false', '0'].includes(value.coerceString());
