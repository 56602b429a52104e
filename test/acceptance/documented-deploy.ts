import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { CdktfWorkspace } from '../../scripts/cdktf-workspace';
import { CommandResult } from '../../scripts/isolated-folder';
import { Emulator, startEmulator } from '../../src/emulator';
import { exportedBy, forEmulator, shellLines } from '../documented-commands';

const cdktf = join(__dirname, '../../node_modules/.bin/cdktf');

/** A CDKTF example of shared state with the built package, at an emulator, in an environment as its README sets it. */
export class DocumentedDeploy {
  /** `extra` is what is not in the README's section on the cloud. */
  public static async of(example: string, extra: Readonly<Record<string, string>>): Promise<DocumentedDeploy> {
    const emulator = await startEmulator({ pace: 0.1 });
    const readme = `examples/${example}/README.md`;
    const exported = exportedBy(forEmulator(shellLines(readme, 'Without a cloud'), emulator.endpoint));
    return new DocumentedDeploy(readme, emulator, exported.KAFKA_INSTANCES.split(','), {
      CDKTF_AUTO_APPROVE: 'true',
      TF_CLI_ARGS_apply: '-auto-approve -input=false',
      ...exported,
      ...extra,
    }, example);
  }

  private readonly folders: CdktfWorkspace[] = [];

  private constructor(private readonly readme: string, public readonly emulator: Emulator,
    public readonly instances: readonly string[], private readonly env: Readonly<Record<string, string>>,
    private readonly example: string) {}

  /** Ids of the instances that were restarted, in that order. */
  public get restarted(): string[] {
    return this.emulator.cloud.actions().map(({ instanceId }) => instanceId);
  }

  /** A copy of the example, as one more person has it. */
  public folder(print?: (text: string) => void): CdktfWorkspace {
    const folder = new CdktfWorkspace(this.example, this.env, print);
    this.folders.push(folder);
    return folder;
  }

  /** Runs the README's section on deploying. */
  public async follow(folder: CdktfWorkspace): Promise<CommandResult> {
    return this.run(folder, shellLines(this.readme, 'Deploy').filter((line) => !line.startsWith('export ')));
  }

  /** Runs lines of a document in a copy of the example, with the CLI of this checkout. */
  public async run(folder: CdktfWorkspace, lines: readonly string[]): Promise<CommandResult> {
    const { exitCode, output } = await folder.shell(lines.map((line) => line.replace('npx cdktf', cdktf)), folder.app);
    return { exitCode, output: stripVTControlCharacters(output) };
  }

  public async close(): Promise<void> {
    await Promise.all(this.folders.map(async (folder) => folder.remove()));
    await this.emulator.close();
  }
}
