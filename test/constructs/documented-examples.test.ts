import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../..');
const constructs = join(root, 'src/constructs');

/** The code of the `@example` tags, and of the CDKTF part of the README. */
const examples = [
  ...readdirSync(constructs).filter((file) => file.endsWith('.ts')).flatMap((file) =>
    docstringExamples(readFileSync(join(constructs, file), 'utf8')),
  ),
  ...[...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^```typescript\n([^]*?)^```/gm)].map(([, code]) =>
    code,
  ),
];

function docstringExamples(source: string): string[] {
  return [...source.matchAll(/\* @example\n((?: +\* .*\n)+)/g)].map(([, lines]) => lines.replace(/^ +\* ?/gm, ''));
}

/** What the examples take as given. */
const inStack = (code: string) => `
import { TerraformResource, TerraformStack } from 'cdktf';
import {
  ActionEvent,
  ActionFailure,
  BatchCall,
  DmsProvider,
  HealthCheck,
  KafkaBatchActionInvocation,
  KafkaFailedInstanceCleanup,
  KafkaInstanceBatchAction,
  KafkaRollingRestart,
  Triggers,
} from 'cdktf-provider-dms';
declare const orders: { id: string };
declare const billing: { id: string };
declare const brokerConfigHash: string;
declare const certificateHash: string;
declare const brokerConfig: TerraformResource;
declare const topic: TerraformResource;
declare const invocation: KafkaBatchActionInvocation;
declare const restart: KafkaRollingRestart;
declare const maintenance: KafkaInstanceBatchAction;
export const used = [
  ActionEvent, ActionFailure, BatchCall, DmsProvider, HealthCheck, KafkaBatchActionInvocation,
  KafkaFailedInstanceCleanup, KafkaInstanceBatchAction, KafkaRollingRestart, Triggers, brokerConfig, topic, invocation, orders, billing, brokerConfigHash, certificateHash, restart, maintenance,
];
export class Example extends TerraformStack {
  public build() {
    ${code}
  }
}
`;

function compileErrors(files: ReadonlyMap<string, string>, more: readonly string[]): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    module: ts.ModuleKind.Node16,
    target: ts.ScriptTarget.ES2022,
    types: ['node'],
    paths: { 'cdktf-provider-dms': [join(root, 'src/index.ts')] },
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.getSourceFile = (name, language) => {
    const text = files.get(name);
    return text === undefined ? getSourceFile(name, language) : ts.createSourceFile(name, text, language);
  };
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram([...files.keys(), ...more], options, host));
  return diagnostics.map(({ file, messageText }) =>
    `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
  );
}

test('every example in the documentation compiles', () => {
  expect(examples.length).toBeGreaterThanOrEqual(9);
  const files = new Map(
    examples.map((code, index) => [join(root, 'test/constructs', `example-${index}.ts`), inStack(code)]),
  );
  expect(compileErrors(files, [
    'cdktf-typescript/main.ts', 'cdktf-action/main.ts', 'cdktf-platform/main.ts', 'cdktf-platform/kafka-platform.test.ts',
    'cdktf-roll-of-twelve/main.ts', 'cdktf-state-postgres/main.ts', 'cdktf-state-s3/main.ts',
  ].map((file) => join(root, 'examples', file)))).toEqual([]);
});
