import { ApiError, dmsError } from '../routing/api-error';

/** How much a page holds. */
export interface PageBounds {
  readonly defaultLimit: number;
  readonly maxLimit: number;
}

/** The limit of a query, or DMS.40050010 when it is out of bounds. */
export function readLimit(query: URLSearchParams, { defaultLimit, maxLimit }: PageBounds): number {
  const limit = wholeNumber(query.get('limit') ?? String(defaultLimit));
  if (limit === undefined || limit < 1 || limit > maxLimit) {
    throw invalidParameter(`Limit parameter is invalid: it must be 1 to ${maxLimit}.`);
  }
  return limit;
}

/** Where the page starts, under either of the names that documents and clients use. */
export function readStart(query: URLSearchParams, least: 0 | 1): number {
  const start = wholeNumber(query.get('offset') ?? query.get('start') ?? String(least));
  if (start === undefined || start < least) throw invalidParameter('Offset parameter is invalid.');
  return start;
}

/** What the API answers to every query parameter it does not like. */
export function invalidParameter(message: string): ApiError {
  return dmsError(400, 'DMS.40050010', message);
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
