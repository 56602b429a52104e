import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORIGIN, scaledClock, SPEED, STARTS_AT } from './scaled-clock';
import { PROVIDER_SOURCE } from '../../src/constructs/provider-address';
import { Emulator, startEmulator } from '../../src/emulator/start-emulator';
import { codeBlocks } from '../documented-commands';
import { bundlePlugin, Finished, TerraformWorkspace } from '../terraform';

const SPEED_OF_TIME = 20;

const plugins = mkdtempSync(join(tmpdir(), 'dms-moving-'));
const bundled = (entry: string) => bundlePlugin(join(__dirname, entry), join(plugins, entry.replace('.ts', '')));
const [ours, old] = [bundled('fast-provider.ts'), bundled('old-provider.ts')];
afterAll(() => rmSync(plugins, { recursive: true }));

const open: MovingWorkspace[] = [];
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close();
});

/** What a reader of a guide has who comes from elsewhere: the files of the guide, this provider, and the old one. */
export class MovingWorkspace extends TerraformWorkspace {
  /** A folder whose provider blocks, if the guide shows none, are these. */
  public static async following(guide: string, providers: string): Promise<MovingWorkspace> {
    const origin = Date.now();
    const emulator = await startEmulator({ clock: scaledClock(SPEED_OF_TIME, origin) });
    const workspace = new MovingWorkspace(guide, emulator, {
      [SPEED]: String(SPEED_OF_TIME),
      [ORIGIN]: String(origin),
      [STARTS_AT]: String(origin),
      HW_REGION_NAME: emulator.region,
      HW_PROJECT_ID: emulator.projectId,
      HW_ACCESS_KEY: emulator.accessKey,
      HW_SECRET_KEY: emulator.secretKey,
    });
    open.push(workspace);
    const endpoints = `endpoints = { dms = "${emulator.endpoint}", iam = "${emulator.endpoint}" }`;
    workspace.write(providers.replace('provider "dms" {', `provider "dms" {\n  ${endpoints}`), 'providers.tf');
    return workspace;
  }

  private constructor(private readonly guide: string, public readonly emulator: Emulator,
    env: Readonly<Record<string, string>>) {
    super({
      plugins: {
        [PROVIDER_SOURCE]: ours,
        'registry.terraform.io/hashicorp/null': old,
        'registry.terraform.io/huaweicloud/huaweicloud': old,
      },
      env,
    });
  }

  /** Makes a file of the guide the configuration, changed where a text says how. */
  public configure(file: string, changed = (text: string) => text): void {
    const found = codeBlocks(this.guide).filter((block) => block.file === file);
    if (found.length !== 1) throw new Error(`${this.guide} shows ${file} ${found.length} times.`);
    this.write(changed(found[0].lines.join('\n')));
  }

  /** Runs the commands of the guide; an apply is approved. */
  public async follow(...commands: readonly string[]): Promise<Finished> {
    return this.shell(commands.map((line) => line.replace(/^terraform apply$/, 'terraform apply -auto-approve')), {
      TF_CLI_ARGS: '-no-color',
    });
  }

  /** Ids of the instances that were restarted, in that order. */
  public get restarted(): string[] {
    return this.emulator.cloud.actions().map(({ instanceId }) => instanceId);
  }

  public async close(): Promise<void> {
    await this.emulator.close();
    this.remove();
  }
}

/** The blocks of text in a section of a guide, in their order. */
export const shownIn = (guide: string, section: string): readonly string[] =>
  codeBlocks(guide, section).filter(({ language }) => language === 'text').map(({ lines }) => lines.join('\n'));

/** What Terraform shows of a plan, with random ids as a guide has them. */
export function planText({ stdout, stderr, code }: Finished): string {
  const begin = stdout.indexOf('Terraform will perform the following actions:');
  const end = /^Plan: .*$/m.exec(stdout);
  if (code !== 0 || begin < 0 || !end) throw new Error(`No plan with changes: ${stdout}${stderr}`);
  return stdout.slice(begin, end.index + end[0].length).replace(/^( +[~+ ] id +=) "[0-9a-f-]{36}"/gm,
    '$1 "6d0b4ad6-8a3c-4b0e-9c55-3f6c1f5d2a11"').replace(/ +$/gm, '');
}
