import { cloudDomain, onlyKeys, protectedPattern } from './name-checks';
import { atLeast } from '../plugin-sdk/framework/checks';
import { optional, Planned, Schema } from '../plugin-sdk/framework/schema';
import { bool, integer, list, map, string } from '../plugin-sdk/values/type';

const from = (...variables: string[]) => `Environment: ${variables.map((name) => `\`${name}\``).join(', ')}.`;

const attributes = {
  region: optional(string, {
    description: `Region, such as \`eu-de\` or \`eu-west-101\`; it also says which cloud it is. ${from('HW_REGION_NAME', 'OS_REGION_NAME', 'OS_REGION')}`,
  }),
  access_key: optional(string, {
    description: `Access key. Key, secret and security token always come from one source together. ${from('HW_ACCESS_KEY', 'OS_ACCESS_KEY', 'HUAWEICLOUD_SDK_AK', 'CLOUD_SDK_AK')}`,
  }),
  secret_key: optional(string, {
    description: `Secret key. ${from('HW_SECRET_KEY', 'OS_SECRET_KEY', 'HUAWEICLOUD_SDK_SK', 'CLOUD_SDK_SK')}`,
    sensitive: true,
  }),
  security_token: optional(string, {
    description: `Security token of a temporary access key. ${from('HW_SECURITY_TOKEN', 'OS_SECURITY_TOKEN', 'HUAWEICLOUD_SDK_SECURITY_TOKEN')}`,
    sensitive: true,
  }),
  token: optional(string, {
    description: `Project-scoped IAM token, instead of a key. ${from('HW_AUTH_TOKEN', 'OS_TOKEN', 'OS_AUTH_TOKEN')}`,
    sensitive: true,
  }),
  auth_url: optional(string, {
    description: `IAM endpoint. Default: derived from the region. ${from('HW_AUTH_URL', 'OS_AUTH_URL')}`,
  }),
  project_id: optional(string, {
    description: `Project id. Default: looked up by name. ${from('HW_PROJECT_ID', 'OS_PROJECT_ID', 'OS_TENANT_ID', 'HUAWEICLOUD_SDK_PROJECT_ID')}`,
  }),
  project_name: optional(string, {
    description: `Project name. Default: the region. ${from('HW_PROJECT_NAME', 'OS_PROJECT_NAME', 'OS_TENANT_NAME')}`,
  }),
  cloud: optional(string, {
    description:
      `Domain of the cloud. Default: from the region: \`otc.t-systems.com\`, \`myhuaweicloud.eu\` or \`myhuaweicloud.com\`. ${from('HW_CLOUD')}`,
    checks: [cloudDomain],
  }),
  endpoints: optional(map(string), {
    description: 'Endpoints by service (`dms`, `iam`), where they are not the cloud\'s own.',
    checks: [onlyKeys('dms', 'iam')],
  }),
  insecure: optional(bool, {
    description: `Do not verify the endpoints' certificates. Default: \`false\`. ${from('HW_INSECURE', 'OS_INSECURE')}`,
  }),
  cacert_file: optional(string, {
    description: `File with the certificate authorities (PEM) to trust. ${from('OS_CACERT')}`,
  }),
  max_retries: optional(integer, {
    description: `How often a request that may safely be repeated is. Default: 5. ${from('HW_MAX_RETRIES')}`,
    checks: [atLeast(0)],
  }),
  max_requests_per_second: optional(integer, {
    description:
      'How many requests a second the provider process sends at most, on average; up to one second\'s worth may leave at once. Default: 10.',
    checks: [atLeast(1)],
  }),
  protected_instances: optional(list(string), {
    description:
      'Ids or name patterns (`*` stands for any text) of instances that this provider never deletes, whatever a resource says.',
    elementChecks: [protectedPattern],
  }),
};

export const providerSchema = {
  description:
    'Restarts and cleans up Kafka instances of the Distributed Message Service, on Huawei Cloud and on Open Telekom Cloud.',
  attributes,
} satisfies Schema<typeof attributes>;

export type ProviderAttributes = typeof attributes;
export type ProviderConfig = Planned<ProviderAttributes>;
