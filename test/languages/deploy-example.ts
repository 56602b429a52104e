import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CommandResult, IsolatedFolder } from '../../scripts/isolated-folder';
import { Language, missingTools } from '../../scripts/languages';
import { makePackage } from '../../scripts/package';
import { Emulator, startEmulator } from '../../src/emulator';
import { forEmulator, shellLines } from '../documented-commands';

const root = join(__dirname, '..', '..');
const RESTARTED = [1, 2].map((number) => `10000000-0000-4000-8000-00000000000${number}`);
const FAILED = [1, 2].map((number) => `20000000-0000-4000-8000-00000000000${number}`);

/** The package of a language in a folder like a checkout: examples/, dist/ and the npm packages of this one. */
class LanguageCheckout extends IsolatedFolder {
  public readonly app: string;

  constructor(private readonly language: Language) {
    super({
      CDKTF_AUTO_APPROVE: 'true',
      // Go keeps what it downloads below the home then, and where it can be removed.
      GOPATH: undefined,
      GOMODCACHE: undefined,
      GOCACHE: undefined,
      GOFLAGS: '-modcacherw',
      PIP_CACHE_DIR: undefined,
    });
    this.app = join(this.folder, 'examples', `cdktf-${language}`);
    mkdirSync(join(this.folder, 'examples'));
    cpSync(join(root, 'examples', `cdktf-${language}`), this.app, {
      recursive: true,
      filter: (path) => !/[/\\](target|\.venv|cdktf\.out)$/.test(path),
    });
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'));
  }

  /** Maven asks Java for the home, and Java asks the system, so that it has to be told. */
  public get environment(): NodeJS.ProcessEnv {
    const inherited = super.environment;
    return { ...inherited, MAVEN_OPTS: `-Duser.home=${inherited.HOME}` };
  }

  public makePackage(): void {
    makePackage(this.language, join(this.folder, 'dist', this.language), this.environment);
  }

  /** Does what the example's README says, with an emulator that runs already. */
  public followReadme(endpoint: string): Promise<CommandResult> {
    const lines = shellLines(`examples/cdktf-${this.language}/README.md`);
    const packaging = `(cd ../.. && npm ci && npm run package ${this.language})`;
    expect(lines).toContain(packaging);
    return this.shell(forEmulator(lines.filter((line) => line !== packaging), endpoint), this.app);
  }
}

/** Declares the test of a language: the example, deployed as its README says, or skipped for want of a tool chain. */
export function testLanguage(language: Language): void {
  const missing = missingTools(language);
  if (missing.length > 0) {
    process.stderr.write(`Skipped: ${language}, because ${missing.join(' and ')} is not on the PATH.\n`);
  }
  let emulator: Emulator;
  let checkout: LanguageCheckout;

  beforeAll(async () => {
    emulator = await startEmulator({ pace: 0.1 });
    checkout = new LanguageCheckout(language);
  });
  afterAll(async () => {
    await checkout?.remove();
    await emulator?.close();
  });

  (missing.length > 0 ? test.skip : test)(`the package for ${language} is made, its example deploys, and a second plan is empty`, async () => {
    checkout.makePackage();
    const { exitCode, output } = await checkout.followReadme(emulator.endpoint);
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.stringContaining('Apply complete') });
    expect(output.slice(output.indexOf('Apply complete'))).toContain('No changes');
    expect(actedOn(emulator, 'restart')).toEqual(RESTARTED);
    expect(actedOn(emulator, 'delete')).toEqual(FAILED);
    expect(emulator.cloud.maxDown()).toBe(1);
    const stack = join(checkout.app, 'cdktf.out', 'stacks', 'kafka-maintenance');
    const plan = ['plan', '-detailed-exitcode', '-input=false'];
    expect(await checkout.run('terraform', plan, stack, accessTo(emulator))).toMatchObject({ exitCode: 0 });
  }, 600_000);
}

const accessTo = ({ region, projectId, accessKey, secretKey }: Emulator) => ({
  HW_REGION_NAME: region,
  HW_PROJECT_ID: projectId,
  HW_ACCESS_KEY: accessKey,
  HW_SECRET_KEY: secretKey,
});

const actedOn = (emulator: Emulator, action: string) =>
  emulator.cloud.actions().filter((record) => record.action === action).map(({ instanceId }) => instanceId).sort();
