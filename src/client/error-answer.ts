import { HttpResponse } from './transport';

/** What an answer that is no success says, whichever of the services and gateways wrote it. */
export interface ErrorAnswer {
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
  /** Milliseconds. */
  readonly retryAfterMs?: number;
  /** A web page instead of the API's JSON: a proxy or another server answered. */
  readonly isWebPage: boolean;
}

const MAX_MESSAGE_LENGTH = 500;

/** Reads all known shapes; `now` (epoch ms) is needed for a Retry-After that is a date. */
export function parseErrorAnswer(response: HttpResponse, now: number): ErrorAnswer {
  const fields = jsonObject(response.body);
  const nested = asObject(fields?.error);
  return {
    code: firstText(fields?.error_code, fields?.errorCode, nested?.error_code),
    message: shortened(firstText(fields?.error_msg, fields?.errorMsg, fields?.error_message, nested?.message, nested?.error_msg, fields?.message)),
    requestId: requestIdOf(response) ?? firstText(fields?.request_id, fields?.requestId),
    retryAfterMs: retryAfter(response.headers['retry-after'], now),
    isWebPage: !fields && /<(!doctype|html|head|body)\b/i.test(response.body),
  };
}

/** What the cloud's support asks for, from the headers. */
export function requestIdOf(response: HttpResponse): string | undefined {
  return firstText(response.headers['x-request-id']);
}

function jsonObject(text: string): Record<string, unknown> | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}

function firstText(...candidates: readonly unknown[]): string | undefined {
  const found = candidates.find((candidate) => typeof candidate === 'number' || (typeof candidate === 'string' && candidate.trim() !== ''));
  return found === undefined ? undefined : String(found).trim();
}

function shortened(message: string | undefined): string | undefined {
  return message && message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH)}…` : message;
}

function retryAfter(header: string | undefined, now: number): number | undefined {
  if (!header) return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
