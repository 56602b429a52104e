import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Run before all tests: whatever a library under test leaves in the user's home, it leaves in a folder that goes away.
 */
export default function setUp(): void {
  process.env.HOME = mkdtempSync(join(tmpdir(), 'home-'));
}

/** Run after all tests. */
export function tearDown(): void {
  if (process.env.HOME?.startsWith(tmpdir())) rmSync(process.env.HOME, { recursive: true, force: true });
}
