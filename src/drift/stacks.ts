import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { DriftError } from './drift-error';
import { noFolder, noStacksIn, nothingInFolder, notSynthesised, unreadable } from './texts';

/** A folder that Terraform works in. */
export interface Stack {
  /** Absolute. */
  readonly folder: string;
  /** How it is called in all that is said about it: its path from where the user stands. */
  readonly name: string;
  /** The names of the stacks that come before it. */
  readonly dependencies: readonly string[];
}

/**
 * The stacks that a folder stands for, each after those that it depends on.
 *
 * @param from where the user stands
 * @throws DriftError where it stands for none
 */
export function stacksIn(folder: string, from: string): readonly Stack[] {
  const root = resolve(from, folder);
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    throw new DriftError(noFolder(folder));
  }
  const output = outputFolder(root, folder);
  if (output !== undefined) return ofManifest(output, from);
  if (holdsConfiguration(root)) return [{ folder: root, name: nameOf(root, from), dependencies: [] }];
  throw new DriftError(nothingInFolder(folder));
}

const MANIFEST = 'manifest.json';

/** The folder that an app was synthesised to, where `root` is that folder or the app's. */
function outputFolder(root: string, folder: string): string | undefined {
  if (existsSync(join(root, MANIFEST)) && !holdsConfiguration(root)) return root;
  const app = join(root, 'cdktf.json');
  const output = resolve(root, existsSync(app) ? outputOf(app) : 'cdktf.out');
  if (existsSync(join(output, MANIFEST))) return output;
  if (!existsSync(app) || holdsConfiguration(root)) return undefined;
  throw new DriftError(notSynthesised(folder, join(output, MANIFEST)));
}

function outputOf(app: string): string {
  const { output } = readJson(app) as { output?: unknown };
  return typeof output === 'string' ? output : 'cdktf.out';
}

const holdsConfiguration = (folder: string) =>
  readdirSync(folder).some((file) => /\.(tf|tofu)(\.json)?$/.test(file));

interface ManifestStack {
  readonly constructPath?: string;
  readonly workingDirectory: string;
  /** Paths in the tree of constructs. */
  readonly dependencies?: readonly string[];
}

function ofManifest(output: string, from: string): readonly Stack[] {
  const file = join(output, MANIFEST);
  const { stacks } = readJson(file) as { stacks?: Readonly<Record<string, ManifestStack>> };
  const entries = Object.entries(stacks ?? {});
  if (entries.length === 0 || entries.some(([, stack]) => typeof stack.workingDirectory !== 'string')) {
    throw new DriftError(noStacksIn(file));
  }
  const folderOf = (stack: ManifestStack) => join(output, stack.workingDirectory);
  const byPath = new Map(entries.map(([name, stack]) => [stack.constructPath ?? name, stack]));
  return inOrder(entries.map(([, stack]) => ({
    folder: folderOf(stack),
    name: nameOf(folderOf(stack), from),
    dependencies: (stack.dependencies ?? []).flatMap((path) => byPath.get(path) ?? [])
      .map((dependency) => nameOf(folderOf(dependency), from)),
  })));
}

function inOrder(stacks: readonly Stack[]): readonly Stack[] {
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  const ordered = new Set<Stack>();
  const entered = new Set<Stack>();
  const enter = (stack: Stack) => {
    if (entered.has(stack)) return;
    entered.add(stack);
    stack.dependencies.forEach((name) => enter(byName.get(name)!));
    ordered.add(stack);
  };
  stacks.forEach(enter);
  return [...ordered];
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) ?? {};
  } catch (error) {
    throw new DriftError(unreadable(file, (error as Error).message));
  }
}

function nameOf(folder: string, from: string): string {
  const path = relative(from, folder);
  return path.startsWith('..') || isAbsolute(path) ? folder : path || '.';
}
