import { cloudDomain, onlyKeys, protectedPattern } from './name-checks';
import { CLOUD_DOMAINS, DEFAULT_MAX_RETRIES, DEFAULT_REQUESTS_PER_SECOND, SettingName, variablesOf } from '../client';
import {
  atLeast, bool, Configuration, integer, list, listBlock, map, optional, ProviderSchema, string,
} from '../plugin-sdk';

const code = (text: string) => `\`${text}\``;

/** The last sentence of a description, from the table that reads the variables. */
const fromEnvironment = (setting: SettingName) => `Environment: ${variablesOf(setting).map(code).join(', ')}.`;

const domains = `${CLOUD_DOMAINS.slice(0, -1).map(code).join(', ')} or ${code(CLOUD_DOMAINS.at(-1)!)}`;

const attributes = {
  region: optional(string, {
    description: 'Region, such as `eu-de` or `eu-west-101`; it also says which cloud it is. '
      + fromEnvironment('region'),
  }),
  access_key: optional(string, {
    description: 'Access key. Key, secret and security token always come from one source together. '
      + fromEnvironment('accessKey'),
  }),
  secret_key: optional(string, {
    description: `Secret key. ${fromEnvironment('secretKey')}`,
    sensitive: true,
  }),
  security_token: optional(string, {
    description: `Security token of a temporary access key. ${fromEnvironment('securityToken')}`,
    sensitive: true,
  }),
  token: optional(string, {
    description: `Project-scoped IAM token, instead of a key. ${fromEnvironment('token')}`,
    sensitive: true,
  }),
  user_name: optional(string, {
    description: 'Name of a user, instead of a key; IAM gives a token for it, which is renewed in time. User, password '
      + `and domain come from one source together. ${fromEnvironment('userName')}`,
  }),
  user_id: optional(string, {
    description: `Id of the user, instead of its name. ${fromEnvironment('userId')}`,
  }),
  password: optional(string, {
    description: `Password of the user. ${fromEnvironment('password')}`,
    sensitive: true,
  }),
  domain_name: optional(string, {
    description: 'Name of the domain (the account) that the user belongs to; needed with `user_name`. '
      + fromEnvironment('domainName'),
  }),
  domain_id: optional(string, {
    description: `Id of the domain, instead of its name. ${fromEnvironment('domainId')}`,
  }),
  profile: optional(string, {
    description: 'Profile of `shared_config_file`. Default: the one that the file itself calls current. '
      + fromEnvironment('profile'),
  }),
  shared_config_file: optional(string, {
    description: 'Configuration file of KooCLI, or credentials file of the vendor\'s SDKs. Default, where `profile` is '
      + `set: \`~/.hcloud/config.json\`. ${fromEnvironment('sharedConfigFile')}`,
  }),
  auth_url: optional(string, {
    description: `IAM endpoint. Default: derived from the region. ${fromEnvironment('authUrl')}`,
  }),
  project_id: optional(string, {
    description: `Project id. Default: looked up by name. ${fromEnvironment('projectId')}`,
  }),
  project_name: optional(string, {
    description: 'Project name. Default: the region. Where nothing names a region, the part of it before the first `_` '
      + `does. ${fromEnvironment('projectName')}`,
  }),
  cloud: optional(string, {
    description: 'Domain of the cloud, and not the name of an entry in `clouds.yaml`. Default: from the region: '
      + `${domains}. ${fromEnvironment('cloud')}`,
    checks: [cloudDomain],
  }),
  endpoints: optional(map(string), {
    description: 'Endpoints by service (`dms`, `iam`, `sts`, `metadata`), where they are not the cloud\'s own.',
    checks: [onlyKeys('dms', 'iam', 'sts', 'metadata')],
  }),
  signing_algorithm: optional(string, {
    description: 'How requests of a key are signed: `SDK-HMAC-SHA256` (also written `HmacSHA256`) with the secret key '
      + 'itself, `V11-HMAC-SHA256` with a key that is derived from it for one day, region and service. '
      + `Default: \`SDK-HMAC-SHA256\`. ${fromEnvironment('signingAlgorithm')}`,
  }),
  insecure: optional(bool, {
    description: `Do not verify the endpoints' certificates. Default: \`false\`. ${fromEnvironment('insecure')}`,
  }),
  cacert_file: optional(string, {
    description: 'Certificate authorities (PEM) to trust beside those that the machine trusts: a path, or the '
      + `contents. ${fromEnvironment('caCertFile')}`,
  }),
  cert: optional(string, {
    description: `Client certificate (PEM): a path, or the contents. ${fromEnvironment('cert')}`,
  }),
  key: optional(string, {
    description: `Key of the client certificate (PEM): a path, or the contents. ${fromEnvironment('key')}`,
    sensitive: true,
  }),
  max_retries: optional(integer, {
    description: 'How often a request that may safely be repeated is. '
      + `Default: ${DEFAULT_MAX_RETRIES}. ${fromEnvironment('maxRetries')}`,
    checks: [atLeast(0)],
  }),
  max_requests_per_second: optional(integer, {
    description: 'How many requests a second the provider process sends at most, on average; '
      + `up to one second's worth may leave at once. Default: ${DEFAULT_REQUESTS_PER_SECOND}.`,
    checks: [atLeast(1)],
  }),
  protected_instances: optional(list(string), {
    description: 'Ids or name patterns (`*` stands for any text) of instances that this provider never deletes, '
      + 'whatever a resource says.',
    elementChecks: [protectedPattern],
  }),
};

const agency = {
  agency_name: optional(string, {
    description: `Name of the agency (a role that another account delegates). ${fromEnvironment('agencyName')}`,
  }),
  domain_name: optional(string, {
    description: 'Name of the account that delegates. It is named by this or by `domain_id`. '
      + fromEnvironment('agencyDomainName'),
  }),
  domain_id: optional(string, {
    description: 'Id of the account that delegates. On Huawei Cloud the agency is then asked for at the security token '
      + `service (v5), else at IAM (v3). ${fromEnvironment('agencyDomainId')}`,
  }),
  duration: optional(integer, {
    description: 'How long its keys are good for, in seconds, 900 to 86400. They are renewed in time, however long a '
      + `run takes. Default: 3600. ${fromEnvironment('agencyDuration')}`,
  }),
};

const oidc = {
  ...agency,
  agency_name: optional(string, {
    description: 'Name of the agency to act as then. Default: whoever the id token is for acts. '
      + fromEnvironment('agencyName'),
  }),
  idp_id: optional(string, {
    description: `What IAM calls the identity provider that issues the id token. ${fromEnvironment('idpId')}`,
  }),
  id_token: optional(string, {
    description: `The id token. It is given by this or by \`id_token_file\`. ${fromEnvironment('idToken')}`,
    sensitive: true,
  }),
  id_token_file: optional(string, {
    description: 'File of the id token; it is read anew for every sign-in, so that whoever writes it may renew it. '
      + fromEnvironment('idTokenFile'),
  }),
};

const blocks = {
  assume_role: listBlock(agency, {
    description: 'Act as an agency. Of several blocks each is taken on by the one before. What a block leaves open '
      + 'comes from the environment.',
  }),
  assume_role_with_oidc: listBlock(oidc, {
    description: 'Sign in with an id token of an identity provider that IAM trusts, instead of a key, and act as an '
      + 'agency then. What the block leaves open comes from the environment.',
    maxItems: 1,
  }),
};

/** The schema of the provider block. */
export const providerSchema = {
  description: 'Restarts and cleans up Kafka instances of the Distributed Message Service, '
    + 'on Huawei Cloud and on Open Telekom Cloud.',
  attributes,
  blocks,
} satisfies ProviderSchema<typeof attributes, typeof blocks>;

/** The types of its attributes. */
export type ProviderAttributes = typeof attributes;

/** The types of its blocks. */
export type ProviderBlocks = typeof blocks;

/** What a user wrote in it; parts of it may be unknown in a plan. */
export type ProviderConfig = Configuration<ProviderAttributes, ProviderBlocks>;
