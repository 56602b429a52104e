import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PluginEnvironment } from './handshake';
import { noSocketFolder } from './texts';

/** The most bytes that the path of a socket may have: one less than the system's own limit, which counts the end. */
const longestPath = (platform: string): number => (platform === 'linux' ? 107 : 103);

/** The system's own temporary folders, whose names are short, for where TMPDIR is too long or is not there. */
const FALLBACKS = ['/tmp', '/var/tmp'];

/** A folder only this user may enter, with the path of a socket in it. */
export interface SocketFolder {
  readonly socketPath: string;
  /** Removes the folder and the socket. */
  remove(): void;
}

/**
 * Makes the folder in PLUGIN_UNIX_SOCKET_DIR or in the temporary folder, as long as the names of both leave room for a
 * socket, else in a temporary folder of the system's own.
 * @throws Error when none of them can hold a socket.
 */
export function createSocketFolder(env: PluginEnvironment, platform: string): SocketFolder {
  const places = [env.PLUGIN_UNIX_SOCKET_DIR, tmpdir(), ...FALLBACKS].filter((place) => place);
  const problems: string[] = [];
  for (const place of new Set(places as string[])) {
    const made = folderIn(place, longestPath(platform));
    if (typeof made !== 'string') return made;
    problems.push(`${place} (${made})`);
  }
  throw new Error(noSocketFolder(problems));
}

/** The folder, or why there can be none. */
function folderIn(place: string, longest: number): SocketFolder | string {
  // Six characters are added to the name by mkdtemp.
  if (Buffer.byteLength(join(place, 'p-XXXXXX', 's')) > longest) return 'its name is too long for a socket';
  try {
    const folder = mkdtempSync(join(place, 'p-'));
    return { socketPath: join(folder, 's'), remove: () => rmSync(folder, { recursive: true, force: true }) };
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'it cannot be written to';
  }
}
