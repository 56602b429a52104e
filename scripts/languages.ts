import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The languages, beside TypeScript and JavaScript, for which jsii makes a package of this one. */
export type Language = 'python' | 'java' | 'go' | 'dotnet';

/** What it takes to make and to use the package of a language. */
export interface LanguageFacts {
  /** Programs without which it cannot be built, each with an argument that makes it say its version. */
  readonly tools: Readonly<Record<string, string>>;
  /** The same in words, with the versions that are needed. */
  readonly needs: string;
  /** Folders of the jsii modules for which packages are made. */
  readonly modules: readonly string[];
}

const root = join(__dirname, '..');

/** By the names that jsii gives to the languages. */
export const LANGUAGES: Readonly<Record<Language, LanguageFacts>> = {
  python: { tools: { python3: '--version' }, needs: 'Python 3.10 or newer', modules: [root] },
  java: {
    tools: { javac: '-version', mvn: '-version' },
    needs: 'a JDK 8 or newer and Maven 3.6 or newer',
    modules: [root, join(root, 'node_modules', 'cdktf')],
  },
  go: { tools: { go: 'version' }, needs: 'Go 1.25 or newer', modules: [root] },
  dotnet: { tools: { dotnet: '--version' }, needs: 'a .NET SDK 8.0 or newer', modules: [root] },
};

/** The programs of a language that are not on the PATH. */
export const missingTools = (language: Language): readonly string[] =>
  Object.entries(LANGUAGES[language].tools)
    .filter(([name, argument]) => spawnSync(name, [argument], { stdio: 'ignore' }).status !== 0)
    .map(([name]) => name);
