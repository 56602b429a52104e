import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { transformSync } from 'esbuild';
import ts from 'typescript';

/**
 * What GitLab's published schema says against a pipeline. It is the schema of GitLab's own editor, as the package
 * `gitlab-ci-local` carries it; some of its words are for editors only, so that it is not read strictly.
 */
export function errorsOfPipeline(pipeline: unknown): readonly string[] {
  const path = join(__dirname, '../../node_modules/gitlab-ci-local/src/schema/schema.js');
  const module: { exports: { schema?: object } } = { exports: {} };
  // An ES module, which Jest does not load.
  const { code } = transformSync(readFileSync(path, 'utf8'), { format: 'cjs' });
  new Function('module', 'exports', code)(module, module.exports);
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(module.exports.schema!);
  validate(pipeline);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/**
 * What is wrong with a manifest by Kubernetes' own description of its API, as the package `kubernetes-types` has it in
 * types; a field that does not exist is wrong, too.
 *
 * @param kind such as `batch/v1 CronJob`
 */
export function errorsOfManifest(manifest: unknown, kind: string): readonly string[] {
  const [version, name] = kind.split(' ');
  const file = join(__dirname, 'manifest.ts');
  const text = `import { ${name} } from 'kubernetes-types/${version}';\nexport const manifest: ${name} = ${JSON.stringify(manifest)};\n`;
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.readFile = (path) => path === file ? text : readFile(path);
  host.getSourceFile = (path, language) => {
    const content = host.readFile(path);
    return content === undefined ? undefined : ts.createSourceFile(path, content, language);
  };
  return ts.getPreEmitDiagnostics(ts.createProgram([file], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
