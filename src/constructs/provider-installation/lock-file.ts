import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { satisfies } from './version-constraint';
import { PROVIDER_SOURCE, PROVIDER_VERSION } from '../provider-address';

/** A provider as a stack requires it. */
export interface RequiredProvider {
  /** Its address; host and namespace may be left out. */
  readonly source: string;

  /**
   * Constraints on its version.
   * @default - any version
   */
  readonly version?: string;
}

const HEADER =
  '# This file is maintained automatically by "terraform init".\n# Manual edits may be lost in future updates.\n';

const ANY_ENTRY = /^provider "([^"]+)" \{\n[^]*?^\}\n/gm;
const NOTE = /^\/\* cdktf-provider-dms: [^]*?^\*\/\n/m;
const NOTE_TEXT = `/* cdktf-provider-dms: the providers in this comment are locked by "terraform init".
The CDKTF CLI, which reads lines and no comments, must not have them locked a second time: it would
ask the host of every provider for hashes, and npm.internal is no host.`;

/**
 * Records our provider's version and hash in a dependency lock file, in place of what was recorded of it before, and
 * keeps the CDKTF CLI from running `terraform providers lock`, which would ask the provider's host for hashes and fail.
 *
 * The CLI runs it when a provider that the stack requires is not in the file yet. The other providers are therefore
 * named in a comment, which the CLI, reading line by line, takes for entries, and Terraform does not. Terraform records
 * them in its `init`, with the hashes that their registry signed. What was recorded of them stays, unless the stack has
 * come to require another version: the CLI would then upgrade, which it does no longer, and `init` selects anew.
 */
export function lockProviders(lockFile: string, hash: string, required: readonly RequiredProvider[]): void {
  const before = existsSync(lockFile) ? readFileSync(lockFile, 'utf8') : HEADER;
  const others = required.map(({ source, version }) => ({ source: fullAddress(source), version }))
    .filter(({ source }) => source !== PROVIDER_SOURCE);
  let isOursThere = false;
  const entries = before.replace(NOTE, '').replace(ANY_ENTRY, (text: string, source: string) => {
    if (source === PROVIDER_SOURCE) {
      isOursThere = true;
      return ourEntry(hash);
    }
    return isOutdated(text, others.find((other) => other.source === source)) ? '' : text;
  });
  const parts = [entries.trimEnd(), isOursThere ? '' : ourEntry(hash), others.length > 0 ? note(others) : ''];
  const after = `${parts.map((part) => part.trimEnd()).filter((part) => part).join('\n\n')}\n`
    .replace(/\n{3,}/g, '\n\n');
  if (after !== before) writeFileSync(lockFile, after);
}

/** An address as the CDKTF CLI completes it, and Terraform with it. */
function fullAddress(source: string): string {
  const missing = 3 - source.split('/').length;
  return [...['registry.terraform.io', 'hashicorp'].slice(0, missing), source].join('/');
}

function isOutdated(entry: string, required: RequiredProvider | undefined): boolean {
  const version = /^ *version += "([^"]+)"/m.exec(entry)?.[1];
  return version !== undefined && required?.version !== undefined && satisfies(version, required.version) === false;
}

const note = (others: readonly RequiredProvider[]) =>
  [NOTE_TEXT, ...others.map(({ source }) => `provider "${source}" {\n  constraints = ""\n}`), '*/'].join('\n');

const ourEntry = (hash: string) =>
  `provider "${PROVIDER_SOURCE}" {
  version     = "${PROVIDER_VERSION}"
  constraints = "${PROVIDER_VERSION}"
  hashes = [
    "${hash}",
  ]
}
`;
