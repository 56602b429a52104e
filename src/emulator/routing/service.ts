/** What stands behind the gateway, and the metadata service, which stands beside it: on the machine that asks. */
export type Service = 'dms' | 'iam' | 'sts' | 'metadata';

/** Which service a path belongs to; undefined when the gateway knows no such API. */
export function serviceOf(path: string): Service | undefined {
  if (/^\/(v2|v1\.0)\/[^/]+\/./.test(path)) return 'dms';
  if (/^\/v3(\.0)?(\/|$)/.test(path)) return 'iam';
  if (/^\/v5\/agencies\//.test(path)) return 'sts';
  return /^\/(meta-data|openstack)\/latest\//.test(path) ? 'metadata' : undefined;
}
