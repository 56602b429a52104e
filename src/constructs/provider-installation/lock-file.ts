import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { PROVIDER_SOURCE, PROVIDER_VERSION } from '../provider-address';

const HEADER =
  '# This file is maintained automatically by "terraform init".\n# Manual edits may be lost in future updates.\n';

const OUR_BLOCK = new RegExp(`^provider "${PROVIDER_SOURCE.replace(/\./g, '\\.')}" \\{\\n[^]*?^\\}\\n`, 'm');

/**
 * Records the provider's version and hash in a dependency lock file, in place of what was recorded of it before; the
 * blocks of other providers stay as they are. Without the entry, the CDKTF CLI would ask the provider's host for hashes
 * and fail.
 */
export function lockProvider(lockFile: string, hash: string): void {
  const before = existsSync(lockFile) ? readFileSync(lockFile, 'utf8') : HEADER;
  const after = OUR_BLOCK.test(before) ? before.replace(OUR_BLOCK, () => block(hash))
    : `${before.trimEnd()}\n\n${block(hash)}`;
  if (after !== before) writeFileSync(lockFile, after);
}

const block = (hash: string) =>
  `provider "${PROVIDER_SOURCE}" {
  version     = "${PROVIDER_VERSION}"
  constraints = "${PROVIDER_VERSION}"
  hashes = [
    "${hash}",
  ]
}
`;
