import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { CdktfWorkspace } from '../../scripts/cdktf-workspace';
import { CommandResult } from '../../scripts/isolated-folder';
import { Emulator } from '../../src/emulator';
import { codeBlocks, shellLines } from '../documented-commands';
import { terraformCommand } from '../terraform';

const root = join(__dirname, '../..');

/** A copy of an example in which the commands of a guide are run, with the programs of this checkout for `npx`. */
export class GuideApp extends CdktfWorkspace {
  constructor(private readonly guide: string, example: string,
    { endpoint, region, projectId, accessKey, secretKey }: Emulator, more: NodeJS.ProcessEnv = {}) {
    super(example, {
      HW_REGION_NAME: region,
      HW_PROJECT_ID: projectId,
      HW_ACCESS_KEY: accessKey,
      HW_SECRET_KEY: secretKey,
      DMS_ENDPOINT: endpoint,
      TERRAFORM_BINARY_NAME: terraformCommand(),
      ...more,
    });
    const programs = join(this.app, 'node_modules', '.bin');
    mkdirSync(programs);
    symlinkSync(join(root, 'node_modules/.bin/cdktf'), join(programs, 'cdktf'));
    symlinkSync(join(root, 'lib/bin/cdktf-provider-dms.js'), join(programs, 'cdktf-provider-dms'));
  }

  /** Writes the files that the guide, or a section of it, shows. */
  public writeFiles(section?: string, changed = (text: string) => text): void {
    for (const { file, lines } of codeBlocks(this.guide, section)) {
      if (file !== undefined) writeFileSync(join(this.app, file), changed(`${lines.join('\n')}\n`), { mode: 0o755 });
    }
  }

  /** Runs the commands of a section. */
  public async follow(section: string): Promise<CommandResult> {
    return this.says(shellLines(this.guide, section));
  }

  /** Runs lines of the guide. */
  public async says(lines: readonly string[]): Promise<CommandResult> {
    const here = lines.map((line) => line.replace(/(^|\s)terraform (?=\w)/g, `$1'${terraformCommand()}' `));
    const { exitCode, output } = await this.shell(here, this.app);
    return { exitCode, output: stripVTControlCharacters(output) };
  }
}
