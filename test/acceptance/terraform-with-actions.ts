import { execFileSync } from 'node:child_process';

/** The first of the binaries that TERRAFORM_BINARIES names, with commas between them, that has actions. */
export function terraformWithActions(): string | undefined {
  const named = (process.env.TERRAFORM_BINARIES ?? '').split(',').map((binary) => binary.trim()).filter(Boolean);
  return named.find((binary) => {
    const version = execFileSync(binary, ['version'], {
      encoding: 'utf8', env: { ...process.env, CHECKPOINT_DISABLE: '1' }, stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [, major, minor] = /^Terraform v(\d+)\.(\d+)/.exec(version) ?? [];
    return Number(major) > 1 || (major === '1' && Number(minor) >= 14);
  });
}
