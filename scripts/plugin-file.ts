import { build, Plugin } from 'esbuild';

/** The lowest Node.js that the plugin runs on. */
export interface NodeFloor {
  readonly major: number;
  readonly minor: number;
}

/** The two parts of a plugin: what leads to the handshake, and what is loaded when Terraform connects. */
export interface PluginParts {
  readonly front: string;
  readonly rest: string;
}

// Lines by which the parts are found. The shell's half of the file is a comment to Node.js, which they must not end.
const FRONT = '//#front';
const REST = '//#rest';

/** Takes what is imported dynamically out of the front part, and remembers it for the rest. */
function deferred(modules: string[]): Plugin {
  return {
    name: 'deferred',
    setup(setup) {
      setup.onResolve({ filter: /^\./ }, async ({ path, kind, ...origin }) => {
        if (kind !== 'dynamic-import') return undefined;
        const resolved = await setup.resolve(path, { ...origin, kind: 'require-call' });
        return { path: resolved.path, namespace: 'deferred' };
      });
      setup.onLoad({ filter: /.*/, namespace: 'deferred' }, ({ path }) => {
        if (!modules.includes(path)) modules.push(path);
        return { contents: `module.exports = loadRest()[${modules.indexOf(path)}];`, loader: 'js' };
      });
    },
  };
}

/** Bundles an entry point in two parts; `inputs` gets the files that went into them. */
export async function bundleInParts(entryPoint: string, options: object, inputs: string[]): Promise<PluginParts> {
  const modules: string[] = [];
  const front = await text({ ...options, entryPoints: [entryPoint], plugins: [deferred(modules)] }, inputs);
  const imports = modules.map((path, index) => `import * as m${index} from ${JSON.stringify(path)};`);
  const contents = `${imports.join('\n')}\nmodule.exports = [${modules.map((_, index) => `m${index}`).join(', ')}];`;
  const resolveDir = options && 'absWorkingDir' in options ? String(options.absWorkingDir) : process.cwd();
  const rest = await text({ ...options, stdin: { contents, resolveDir, loader: 'ts' } }, inputs);
  return { front, rest };
}

async function text(options: object, inputs: string[]): Promise<string> {
  const { outputFiles, metafile } = await build({ ...options, bundle: true, write: false, metafile: true });
  inputs.push(...Object.keys(metafile.inputs));
  return outputFiles[0].text.trimEnd();
}

/**
 * The plugin as one file that is both a shell script and JavaScript. Started as a program it is the script, which finds
 * Node.js or says that there is none, on the line that Terraform shows. Node.js gets the file as data: no package.json
 * above it decides how it is read, and of its parts only what leads to the handshake is compiled at first. Given to
 * Node.js by hand (for a debugger) it is an ordinary JavaScript file.
 */
export function pluginFile(name: string, version: string, { front, rest }: PluginParts, floor: NodeFloor): string {
  const needs = `${name} needs Node.js ${floor.major}.${floor.minor} or newer as \`node\` on the PATH`;
  return `#!/bin/sh
':' /*
# ${name} ${version}: a Terraform provider. Terraform or OpenTofu starts it by itself.
say() { printf '%s\\n' "$1"; printf '%s\\n' "$1" >&2; }
if ! command -v node >/dev/null 2>&1; then
  say '${needs}; found none.'
  exit 1
fi
# What a user sets for programs of his own (loaders, inspectors) is not for the plugin.
unset NODE_OPTIONS
exec node -e '${loader(needs, floor)}' -- "$0" "$@"
*/
${FRONT}
${front}
${REST}
function loadRest() {
  return loadRest.loaded || (loadRest.loaded = (function (module) {
${rest}
return module.exports; })({ exports: {} }));
}
if (typeof module === 'object') module.exports = loadRest;
`;
}

/** In words that old versions understand, without single quotes, which the shell would take for its own. */
function loader(needs: string, { major, minor }: NodeFloor): string {
  return `
var f = process.argv[1], v = process.versions.node.split("."), fs = require("fs");
function fail(t) { fs.writeSync(1, t + "\\n"); fs.writeSync(2, t + "\\n"); process.exit(1); }
if (+v[0] < ${major} || (+v[0] === ${major} && +v[1] < ${minor})) {
  fail("${needs}; found v" + process.versions.node + ".");
}
try {
  var b = fs.readFileSync(f), at = b.indexOf("\\n${FRONT}"), end = b.indexOf("\\n${REST}");
  var compile = function (from, to, names) {
    return require("vm").compileFunction(b.toString("utf8", from, to), names, { filename: f });
  };
  var rest, load = function () {
    if (!rest) { var m = { exports: {} };
      compile(end + 1, b.length, ["require", "module", "exports"])(require, m, m.exports); rest = m.exports(); }
    return rest;
  };
  compile(at + 1, end, ["require", "module", "exports", "loadRest"])(require, { exports: {} }, {}, load);
} catch (e) { fail("${needs.split(' ')[0]} could not start: " + (e && e.message || e)); }
`.trim();
}
