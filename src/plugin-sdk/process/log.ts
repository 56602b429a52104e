import { PluginEnvironment } from './handshake';
import { redact } from './redact';

/** Structured log lines for Terraform's log. The framework declares the same: this room imports none. */
export interface ProcessLog {
  trace(message: string, fields?: Record<string, unknown>): void;
  debug(message: string, fields?: Record<string, unknown>): void;
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

/** Where log lines go, and which are written. */
export interface LogOptions {
  /** Name of the provider, as in TF_LOG_PROVIDER_<NAME>. */
  readonly name: string;
  readonly env: PluginEnvironment;
  /** Receives one whole line at a time. */
  readonly write: (line: string) => void;
  readonly now: () => Date;
}

const levels = ['trace', 'debug', 'info', 'warn', 'error'] as const;
type Level = typeof levels[number];

/** Terraform splits longer lines, their end included, and what is split is no JSON. */
const MAX_LINE_BYTES = 64 * 1024;
/** Such a message fits into a line: a character takes at most six bytes as JSON. */
const MAX_MESSAGE_LENGTH = 4096;

/**
 * Writes JSON lines as go-hclog does, so that Terraform parses them and keeps their level. Without TF_LOG it writes
 * nothing.
 */
export function createLog(options: LogOptions): ProcessLog {
  const threshold = thresholdOf(options.env, options.name);
  const at = (level: Level) => (message: string, fields: Record<string, unknown> = {}) => {
    if (levels.indexOf(level) >= threshold) options.write(logLine(level, message, fields, options.now()));
  };
  return { trace: at('trace'), debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** The lowest level that is written; beyond all levels when logging is off. */
function thresholdOf(env: PluginEnvironment, name: string): number {
  const ownVariable = `TF_LOG_PROVIDER_${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
  const level = (env[ownVariable] || env.TF_LOG_PROVIDER || env.TF_LOG || 'off').toLowerCase();
  if (level === 'off') return levels.length;
  // TF_LOG=JSON, and whatever Terraform does not know, means trace to Terraform.
  return Math.max(0, levels.indexOf(level as Level));
}

function logLine(level: Level, message: string, fields: Record<string, unknown>, now: Date): string {
  const reserved = {
    '@level': level,
    '@message': shorten(message),
    '@module': 'provider',
    // Terraform parses no timestamp but one with exactly six fractional digits.
    '@timestamp': now.toISOString().replace('Z', '000Z'),
  };
  const line = `${JSON.stringify({ ...plainFields(fields), ...reserved })}\n`;
  if (Buffer.byteLength(line) <= MAX_LINE_BYTES) return line;
  return `${JSON.stringify({ ...reserved, fields_left_out: Object.keys(fields).length })}\n`;
}

function plainFields(fields: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(redact(fields) as Record<string, unknown>);
  // Terraform panics where an @ field is anything but text.
  return Object.fromEntries(entries.map(([key, value]) => [key, key.startsWith('@') ? String(value) : value]));
}

function shorten(text: string): string {
  return text.length <= MAX_MESSAGE_LENGTH ? text
    : `${text.slice(0, MAX_MESSAGE_LENGTH)}... (${text.length} characters)`;
}
