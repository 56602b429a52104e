import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CommandResult, IsolatedFolder } from './isolated-folder';

const root = join(__dirname, '..');

/** A copy of a CDKTF example in a temporary folder, with this checkout as the package it imports. */
export class CdktfWorkspace extends IsolatedFolder {
  public readonly app = join(this.folder, 'app');

  constructor(example: string, more: NodeJS.ProcessEnv, print?: (text: string) => void) {
    super(more, print);
    cpSync(join(root, 'examples', example), this.app, { recursive: true });
    const modules = join(this.app, 'node_modules');
    mkdirSync(modules);
    symlinkSync(root, join(modules, 'cdktf-provider-dms'));
    ['cdktf', 'constructs', 'ts-node', 'typescript', '@types'].forEach((name) =>
      symlinkSync(join(root, 'node_modules', name), join(modules, name)),
    );
  }

  /** Runs the CDKTF CLI in the app, with more environment variables where given. */
  public cdktf(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
    return this.run(join(root, 'node_modules', '.bin', 'cdktf'), args, this.app, more);
  }

  /** Runs it under `cdktf-provider-dms watch`, which tells of each instance meanwhile. */
  public watchedCdktf(args: readonly string[]): Promise<CommandResult> {
    return this.run(process.execPath, [join(root, 'lib', 'bin', 'cdktf-provider-dms.js'), 'watch', '--',
      join(root, 'node_modules', '.bin', 'cdktf'), ...args], this.app);
  }

  /** Runs Terraform or OpenTofu in the folder of a synthesised stack. */
  public terraform(stack: string, args: readonly string[]): Promise<CommandResult> {
    return this.run(this.environment.TERRAFORM_BINARY_NAME ?? 'terraform', args,
      join(this.app, 'cdktf.out', 'stacks', stack));
  }
}
