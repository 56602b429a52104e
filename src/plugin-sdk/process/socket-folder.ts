import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PluginEnvironment } from './handshake';
import { socketPathTooLong } from './texts';

/** On macOS the system refuses socket paths from this length on. */
const SOCKET_PATH_LIMIT = 104;

/** A folder only this user may enter, with the path of a socket in it. */
export interface SocketFolder {
  readonly socketPath: string;
  /** Removes the folder and the socket. */
  remove(): void;
}

/**
 * Makes the folder in PLUGIN_UNIX_SOCKET_DIR, or else in the temporary folder.
 * @throws Error when the path is too long for a socket.
 */
export function createSocketFolder(env: PluginEnvironment): SocketFolder {
  const folder = mkdtempSync(join(env.PLUGIN_UNIX_SOCKET_DIR || tmpdir(), 'plugin-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const socketPath = join(folder, 'socket');
  if (Buffer.byteLength(socketPath) >= SOCKET_PATH_LIMIT) {
    remove();
    throw new Error(socketPathTooLong(socketPath));
  }
  return { socketPath, remove };
}
