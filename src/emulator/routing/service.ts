/** What stands behind the gateway. */
export type Service = 'dms' | 'iam';

/** Which service a path belongs to; undefined when the gateway knows no such API. */
export function serviceOf(path: string): Service | undefined {
  if (/^\/(v2|v1\.0)\/[^/]+\/./.test(path)) return 'dms';
  return /^\/v3(\/|$)/.test(path) ? 'iam' : undefined;
}
