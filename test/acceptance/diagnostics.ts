import { Finished } from '../terraform';

/** An error or a warning as Terraform gives it to programs: unwrapped, and without the frame that people see. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
  /** The line of the configuration it points to. */
  readonly code?: string;
}

/** What a command that was run with `-json` told its user. */
export function diagnosticsOf({ stdout }: Finished): Diagnostic[] {
  return stdout.split('\n').filter((line) => line.startsWith('{')).flatMap((line) => {
    const { type, diagnostic } = JSON.parse(line);
    if (type !== 'diagnostic') return [];
    const { severity, summary, detail, address, snippet } = diagnostic;
    return [{ severity, summary, detail, address, code: snippet?.code.trim() }];
  });
}
