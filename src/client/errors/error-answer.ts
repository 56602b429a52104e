import { HttpResponse } from '../transport/transport';

/** What an answer that is no success says, whichever of the services and gateways wrote it. */
export interface ErrorAnswer {
  /** @default - the answer holds no code */
  readonly code?: string;
  /** @default - the answer holds no message */
  readonly message?: string;
  /** @default - the answer holds no request id */
  readonly requestId?: string;
  /**
   * How long the server asks to wait, in milliseconds.
   * @default - the server did not ask to wait
   */
  readonly retryAfterMs?: number;
  /**
   * Whether it holds a code of the cloud's. Without one anybody may have answered: a proxy, a firewall, a log-in page.
   */
  readonly isOfCloud: boolean;
  /** Whether it is a web page instead of the API's JSON, so that a proxy or another server answered. */
  readonly isWebPage: boolean;
}

const MAX_MESSAGE_LENGTH = 500;

/**
 * The name of a service and a number: `DMS.00400026`, `APIGW.0301`, `CBC.99003651`, `PDP5.0001`. The codes of the old
 * API are the number alone.
 */
const CLOUD_CODE = /^([A-Za-z][A-Za-z0-9]*\.\d{3,}|\d{8,9})$/;

/**
 * Reads an error answer in all known shapes. `now`, in epoch milliseconds, stands in for the date of the answer where
 * it has none.
 */
export function parseErrorAnswer(response: HttpResponse, now: number): ErrorAnswer {
  const fields = jsonObject(response.body);
  const nested = asObject(fields?.error);
  const code = errorCodeOf(fields);
  return {
    code,
    message: shortened(
      firstText(fields?.error_msg, fields?.errorMsg, fields?.error_message, nested?.message, nested?.error_msg,
        fields?.message),
    ),
    requestId: requestIdOf(response) ?? firstText(fields?.request_id, fields?.requestId),
    retryAfterMs: retryAfter(response, now),
    isOfCloud: CLOUD_CODE.test(code ?? '') || isKeystone(nested)
      || firstText(fields?.encoded_authorization_message) !== undefined,
    isWebPage: !fields && /<(!doctype|html|head|body)\b/i.test(response.body),
  };
}

/** Whether a body that came with a 2xx is the API's: a JSON object that reports no error. */
export function isApiObject(body: string): boolean {
  const fields = jsonObject(body);
  return fields !== undefined && errorCodeOf(fields) === undefined && !fields.error;
}

/**
 * Whether nobody but the cloud can have given an answer. An empty 200, a web page and an error without a code may be
 * anybody's.
 */
export function isSurelyOfCloud(response: HttpResponse): boolean {
  if (response.status >= 300) return parseErrorAnswer(response, 0).isOfCloud;
  return response.status === 204 || isApiObject(response.body);
}

/** The id of the request that the cloud's support asks for, from the headers of the answer. */
export function requestIdOf(response: HttpResponse): string | undefined {
  return firstText(response.headers['x-request-id']);
}

function errorCodeOf(fields: Record<string, unknown> | undefined): string | undefined {
  const nested = asObject(fields?.error);
  return firstText(fields?.error_code, fields?.errorCode, nested?.error_code, nested?.errorCode);
}

/** IAM writes `{"error": {"code": 401, "message": …, "title": "Unauthorized"}}`. */
function isKeystone(error: Record<string, unknown> | undefined): boolean {
  return firstText(error?.code) !== undefined && firstText(error?.title) !== undefined;
}

function jsonObject(text: string): Record<string, unknown> | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>)
    : undefined;
}

function firstText(...candidates: readonly unknown[]): string | undefined {
  const found = candidates.find((candidate) =>
    typeof candidate === 'number' || (typeof candidate === 'string' && candidate.trim() !== ''),
  );
  return found === undefined ? undefined : String(found).trim();
}

function shortened(message: string | undefined): string | undefined {
  return message && message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH)}…` : message;
}

/** A date is told by the server's clock, so it is compared with the date of the same answer where there is one. */
function retryAfter({ headers }: HttpResponse, now: number): number | undefined {
  const header = headers['retry-after'];
  if (!header) return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Number(header) * 1000;
  const [at, sentAt] = [Date.parse(header), Date.parse(headers.date ?? '')];
  return Number.isNaN(at) ? undefined : Math.max(0, at - (Number.isNaN(sentAt) ? now : sentAt));
}
