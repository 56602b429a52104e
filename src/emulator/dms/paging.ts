import { dmsError } from '../routing/api-error';
import { DMS_REFUSALS } from '../routing/refusals';

/** How much a page holds. */
export interface PageBounds {
  readonly defaultLimit: number;
  readonly maxLimit: number;
}

/** The limit of a query, or DMS.40050010 when it is out of bounds. */
export function readLimit(query: URLSearchParams, { defaultLimit, maxLimit }: PageBounds): number {
  const limit = digitsOf(query.get('limit') ?? String(defaultLimit));
  if (limit === undefined || limit < 1 || limit > maxLimit) throw dmsError(DMS_REFUSALS.invalidLimit(maxLimit));
  return limit;
}

/** Where the page starts, under either of the names that documents and clients use. */
export function readStart(query: URLSearchParams, least: 0 | 1): number {
  const start = digitsOf(query.get('offset') ?? query.get('start') ?? String(least));
  if (start === undefined || start < least) throw dmsError(DMS_REFUSALS.invalidOffset);
  return start;
}

function digitsOf(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
