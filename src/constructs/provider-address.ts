/** Registry-style address of the provider. The host is reserved: no stranger can ever publish under it. */
export const PROVIDER_SOURCE = 'npm.internal/cdktf-provider-dms/dms';

/** Last part of the address: prefix of resource types, and what the plugin's executable is named after. */
export const PROVIDER_TYPE = 'dms';

/** Version of the package and of the provider in it, which are released together. */
export const PROVIDER_VERSION = '0.1.0';
