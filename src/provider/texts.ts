import type { Settings } from '../client';

/** What a diagnostic says: its summary in one line, and its detail with what happened and what to do next. */
export type DiagnosticText = readonly [summary: string, detail: string];

/** A provider block that leads nowhere. */
export const NO_WAY_TO_THE_CLOUD = 'The provider block does not say how to reach the cloud';

/** What a log may know of the way in: who gave the credentials, and where they go. */
export const signsInWith = (settings: Settings): string => {
  const { credentials, agencies, region, cloud, endpoints, projectId, projectName } = settings;
  const then = agencies.map(({ name, source }) => `, then as agency ${name} (${source})`).join('');
  return `Signs in with ${credentials.source}${then}; region ${region} of ${cloud}; project `
    + `${projectId ?? `named ${projectName}`}; DMS at ${endpoints.dms}, IAM at ${endpoints.iam} `
    + `(from ${endpoints.iamFrom}).`;
};

/** A region whose instances belong to another cloud than the one that the provider block has credentials for. */
export const regionOfOtherCloud = (region: string, cloud: string, ownCloud: string): string =>
  `Region ${region} belongs to ${cloud}, and this provider block to ${ownCloud}: `
  + 'give the other cloud a provider block of its own (an alias).';

/** Endpoints that name hosts of one region, and a resource in another one. */
export const endpointsOfOtherRegion = (region: string, ownRegion: string): string =>
  `\`endpoints\` and \`auth_url\` of the provider block serve region ${ownRegion} only: `
  + `give region ${region} a provider block of its own (an alias).`;

/** An apply whose provider block has unknown values. */
export const PROVIDER_BLOCK_UNKNOWN_AT_APPLY =
  'The provider block is still not known at apply: give it values that are known by then.';

/** An apply that cannot tell whom the provider block protects. */
export const PROTECTION_UNKNOWN_AT_APPLY =
  '`protected_instances` is still not known at apply: give it values that are known by then.';

/** A data source that is read while the provider block has unknown values. */
export const PROVIDER_BLOCK_UNKNOWN_AT_LIST =
  'The provider block is not known yet, and the instances cannot be listed before its values are. '
  + 'Add `depends_on` with what they come from: the instances are then listed at apply.';

/** What a refusal says that came before anything was done. */
export const NOTHING_WAS_SENT = 'Nothing was sent.';
