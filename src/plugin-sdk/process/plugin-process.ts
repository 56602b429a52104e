import { writeSync } from 'node:fs';
import { PluginEnvironment } from './handshake';

/** What a plugin needs of the operating system's process it lives in. */
export interface PluginProcess {
  readonly env: PluginEnvironment;
  readonly platform: string;
  readonly pid: number;
  parentPid(): number;
  now(): Date;
  /** Calls back once after so many milliseconds. */
  after(milliseconds: number, callback: () => void): void;
  /** Writes to the real stdout, where nothing but the handshake may appear. */
  writeOutput(text: string): void;
  writeError(text: string): void;
  /** Ends the process; what was registered with `onExit` runs first. */
  exit(code: number): void;
  onExit(action: () => void): void;
  onSignal(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP', action: () => void): void;
  /** Called with what nobody caught; the process lives on. */
  onUncaught(action: (error: unknown) => void): void;
}

/**
 * The process this code runs in. From here on `console` and `process.stdout` write to stderr: a stray line on stdout
 * before the handshake makes Terraform refuse the plugin. Call it before anything else runs.
 */
export function currentProcess(): PluginProcess {
  Object.defineProperty(process, 'stdout', { configurable: true, get: () => process.stderr });
  return {
    env: process.env,
    platform: process.platform,
    pid: process.pid,
    parentPid: () => process.ppid,
    now: () => new Date(),
    after: (milliseconds, callback) => void setTimeout(callback, milliseconds),
    writeOutput: (text) => writeSync(1, text),
    writeError: (text) => standardError().write(text),
    exit: (code) => process.exit(code),
    onExit: (action) => process.on('exit', action),
    onSignal: (signal, action) => process.on(signal, action),
    onUncaught: (action) => {
      process.on('uncaughtException', action);
      process.on('unhandledRejection', action);
    },
  };
}

/**
 * When Terraform is gone its end of the pipe is closed; a log line that cannot be written must not count as an uncaught
 * error.
 */
function standardError(): NodeJS.WriteStream {
  if (process.stderr.listenerCount('error') === 0) process.stderr.on('error', () => undefined);
  return process.stderr;
}
