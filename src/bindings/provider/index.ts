// Generated from the provider's schema by scripts/generate-bindings.ts; do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DmsProviderConfig {
  /**
  * Access key. Key, secret and security token always come from one source together. Environment: `HW_ACCESS_KEY`, `OS_ACCESS_KEY`, `OS_ACCESS_KEY_ID`, `OS_AK`, `HUAWEICLOUD_SDK_AK`, `CLOUD_SDK_AK`.
  */
  readonly accessKey?: string;
  /**
  * IAM endpoint. Default: derived from the region. Environment: `HW_AUTH_URL`, `OS_AUTH_URL`.
  */
  readonly authUrl?: string;
  /**
  * Certificate authorities (PEM) to trust beside those that the machine trusts: a path, or the contents. Environment: `OS_CACERT`, `OS_CA_CERT`, `OS_CA_CERT_FILE`.
  */
  readonly cacertFile?: string;
  /**
  * Client certificate (PEM): a path, or the contents. Environment: `OS_CERT`, `OS_CLIENT_CERT`, `OS_CLIENT_CERT_FILE`.
  */
  readonly cert?: string;
  /**
  * Domain of the cloud, and not the name of an entry in `clouds.yaml`. Default: from the region: `otc.t-systems.com`, `sc.otc.t-systems.com`, `myhuaweicloud.eu` or `myhuaweicloud.com`. Environment: `HW_CLOUD`.
  */
  readonly cloud?: string;
  /**
  * Id of the domain, instead of its name. Environment: `HW_DOMAIN_ID`, `OS_USER_DOMAIN_ID`, `OS_PROJECT_DOMAIN_ID`, `OS_DOMAIN_ID`, `OS_DEFAULT_DOMAIN`.
  */
  readonly domainId?: string;
  /**
  * Name of the domain (the account) that the user belongs to; needed with `user_name`. Environment: `HW_DOMAIN_NAME`, `OS_USER_DOMAIN_NAME`, `OS_PROJECT_DOMAIN_NAME`, `OS_DOMAIN_NAME`.
  */
  readonly domainName?: string;
  /**
  * Endpoints by service (`dms`, `iam`, `sts`, `metadata`), where they are not the cloud's own.
  */
  readonly endpoints?: { [key: string]: string };
  /**
  * Do not verify the endpoints' certificates. Default: `false`. Environment: `HW_INSECURE`, `OS_INSECURE`.
  */
  readonly insecure?: boolean | cdktf.IResolvable;
  /**
  * Key of the client certificate (PEM): a path, or the contents. Environment: `OS_KEY`, `OS_CLIENT_KEY`, `OS_CLIENT_KEY_FILE`.
  */
  readonly key?: string;
  /**
  * How many requests a second the provider process sends at most, on average; up to one second's worth may leave at once. Default: 10.
  */
  readonly maxRequestsPerSecond?: number;
  /**
  * How often a request that may safely be repeated is. Default: 5. Environment: `HW_MAX_RETRIES`.
  */
  readonly maxRetries?: number;
  /**
  * Password of the user. Environment: `HW_USER_PASSWORD`, `OS_PASSWORD`.
  */
  readonly password?: string;
  /**
  * Profile of `shared_config_file`. Default: the one that the file itself calls current. Environment: `HW_PROFILE`.
  */
  readonly profile?: string;
  /**
  * Project id. Default: looked up by name. Environment: `HW_PROJECT_ID`, `OS_PROJECT_ID`, `OS_TENANT_ID`, `HUAWEICLOUD_SDK_PROJECT_ID`.
  */
  readonly projectId?: string;
  /**
  * Project name. Default: the region. Where nothing names a region, the part of it before the first `_` does. Environment: `HW_PROJECT_NAME`, `OS_PROJECT_NAME`, `OS_TENANT_NAME`.
  */
  readonly projectName?: string;
  /**
  * Ids or name patterns (`*` stands for any text) of instances that this provider never deletes, whatever a resource says.
  */
  readonly protectedInstances?: string[];
  /**
  * Region, such as `eu-de` or `eu-west-101`; it also says which cloud it is. Environment: `HW_REGION_NAME`, `OS_REGION_NAME`, `OS_REGION`, `OS_REGION_ID`.
  */
  readonly region?: string;
  /**
  * Secret key. Environment: `HW_SECRET_KEY`, `OS_SECRET_KEY`, `OS_ACCESS_KEY_SECRET`, `OS_SK`, `HUAWEICLOUD_SDK_SK`, `CLOUD_SDK_SK`.
  */
  readonly secretKey?: string;
  /**
  * Security token of a temporary access key. Environment: `HW_SECURITY_TOKEN`, `OS_SECURITY_TOKEN`, `OS_AKSK_SECURITY_TOKEN`, `OS_ST`, `HUAWEICLOUD_SDK_SECURITY_TOKEN`.
  */
  readonly securityToken?: string;
  /**
  * Configuration file of KooCLI, or credentials file of the vendor's SDKs. Default, where `profile` is set: `~/.hcloud/config.json`. Environment: `HW_SHARED_CONFIG_FILE`.
  */
  readonly sharedConfigFile?: string;
  /**
  * How requests of a key are signed: `SDK-HMAC-SHA256` (also written `HmacSHA256`) with the secret key itself, `V11-HMAC-SHA256` with a key that is derived from it for one day, region and service. Default: `SDK-HMAC-SHA256`. Environment: `HW_SIGNING_ALGORITHM`.
  */
  readonly signingAlgorithm?: string;
  /**
  * Project-scoped IAM token, instead of a key. Environment: `HW_AUTH_TOKEN`, `OS_TOKEN`, `OS_AUTH_TOKEN`.
  */
  readonly token?: string;
  /**
  * Id of the user, instead of its name. Environment: `HW_USER_ID`, `OS_USER_ID`, `OS_USERID`.
  */
  readonly userId?: string;
  /**
  * Name of a user, instead of a key; IAM gives a token for it, which is renewed in time. User, password and domain come from one source together. Environment: `HW_USER_NAME`, `OS_USERNAME`, `OS_USER_NAME`.
  */
  readonly userName?: string;
  /**
  * Alias name
  */
  readonly alias?: string;
  /**
  * Act as an agency. Of several blocks each is taken on by the one before. What a block leaves open comes from the environment.
  */
  readonly assumeRole?: DmsProviderAssumeRole[] | cdktf.IResolvable;
  /**
  * Sign in with an id token of an identity provider that IAM trusts, instead of a key, and act as an agency then. What the block leaves open comes from the environment.
  */
  readonly assumeRoleWithOidc?: DmsProviderAssumeRoleWithOidc;
}
export interface DmsProviderAssumeRole {
  /**
  * Name of the agency (a role that another account delegates). Environment: `HW_ASSUME_ROLE_AGENCY_NAME`, `OS_AGENCY_NAME`, `OS_TARGET_AGENCY_NAME`.
  */
  readonly agencyName?: string;
  /**
  * Id of the account that delegates. On Huawei Cloud the agency is then asked for at the security token service (v5), else at IAM (v3). Environment: `HW_ASSUME_ROLE_DOMAIN_ID`, `OS_AGENCY_DOMAIN_ID`, `OS_TARGET_DOMAIN_ID`.
  */
  readonly domainId?: string;
  /**
  * Name of the account that delegates. It is named by this or by `domain_id`. Environment: `HW_ASSUME_ROLE_DOMAIN_NAME`, `OS_AGENCY_DOMAIN_NAME`, `OS_TARGET_DOMAIN_NAME`.
  */
  readonly domainName?: string;
  /**
  * How long its keys are good for, in seconds, 900 to 86400. They are renewed in time, however long a run takes. Default: 3600. Environment: `HW_ASSUME_ROLE_DURATION`.
  */
  readonly duration?: number;
}

export function dmsProviderAssumeRoleToTerraform(struct?: DmsProviderAssumeRole | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    agency_name: cdktf.stringToTerraform(struct!.agencyName),
    domain_id: cdktf.stringToTerraform(struct!.domainId),
    domain_name: cdktf.stringToTerraform(struct!.domainName),
    duration: cdktf.numberToTerraform(struct!.duration),
  }
}


export function dmsProviderAssumeRoleToHclTerraform(struct?: DmsProviderAssumeRole | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    agency_name: {
      value: cdktf.stringToHclTerraform(struct!.agencyName),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    domain_id: {
      value: cdktf.stringToHclTerraform(struct!.domainId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    domain_name: {
      value: cdktf.stringToHclTerraform(struct!.domainName),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    duration: {
      value: cdktf.numberToHclTerraform(struct!.duration),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export interface DmsProviderAssumeRoleWithOidc {
  /**
  * Name of the agency to act as then. Default: whoever the id token is for acts. Environment: `HW_ASSUME_ROLE_AGENCY_NAME`, `OS_AGENCY_NAME`, `OS_TARGET_AGENCY_NAME`.
  */
  readonly agencyName?: string;
  /**
  * Id of the account that delegates. On Huawei Cloud the agency is then asked for at the security token service (v5), else at IAM (v3). Environment: `HW_ASSUME_ROLE_DOMAIN_ID`, `OS_AGENCY_DOMAIN_ID`, `OS_TARGET_DOMAIN_ID`.
  */
  readonly domainId?: string;
  /**
  * Name of the account that delegates. It is named by this or by `domain_id`. Environment: `HW_ASSUME_ROLE_DOMAIN_NAME`, `OS_AGENCY_DOMAIN_NAME`, `OS_TARGET_DOMAIN_NAME`.
  */
  readonly domainName?: string;
  /**
  * How long its keys are good for, in seconds, 900 to 86400. They are renewed in time, however long a run takes. Default: 3600. Environment: `HW_ASSUME_ROLE_DURATION`.
  */
  readonly duration?: number;
  /**
  * The id token. It is given by this or by `id_token_file`. Environment: `HW_ASSUME_ROLE_ID_TOKEN`, `OS_ID_TOKEN`.
  */
  readonly idToken?: string;
  /**
  * File of the id token; it is read anew for every sign-in, so that whoever writes it may renew it. Environment: `HW_ASSUME_ROLE_ID_TOKEN_FILE`, `OS_ID_TOKEN_FILE`, `HUAWEICLOUD_SDK_ID_TOKEN_FILE`.
  */
  readonly idTokenFile?: string;
  /**
  * What IAM calls the identity provider that issues the id token. Environment: `HW_ASSUME_ROLE_IDP_ID`, `OS_IDENTITY_PROVIDER`, `HUAWEICLOUD_SDK_IDP_ID`.
  */
  readonly idpId?: string;
}

export function dmsProviderAssumeRoleWithOidcToTerraform(struct?: DmsProviderAssumeRoleWithOidc): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    agency_name: cdktf.stringToTerraform(struct!.agencyName),
    domain_id: cdktf.stringToTerraform(struct!.domainId),
    domain_name: cdktf.stringToTerraform(struct!.domainName),
    duration: cdktf.numberToTerraform(struct!.duration),
    id_token: cdktf.stringToTerraform(struct!.idToken),
    id_token_file: cdktf.stringToTerraform(struct!.idTokenFile),
    idp_id: cdktf.stringToTerraform(struct!.idpId),
  }
}


export function dmsProviderAssumeRoleWithOidcToHclTerraform(struct?: DmsProviderAssumeRoleWithOidc): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    agency_name: {
      value: cdktf.stringToHclTerraform(struct!.agencyName),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    domain_id: {
      value: cdktf.stringToHclTerraform(struct!.domainId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    domain_name: {
      value: cdktf.stringToHclTerraform(struct!.domainName),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    duration: {
      value: cdktf.numberToHclTerraform(struct!.duration),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    id_token: {
      value: cdktf.stringToHclTerraform(struct!.idToken),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    id_token_file: {
      value: cdktf.stringToHclTerraform(struct!.idTokenFile),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    idp_id: {
      value: cdktf.stringToHclTerraform(struct!.idpId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}


/**
* Represents a dms
*/
export class DmsProvider extends cdktf.TerraformProvider {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "dms";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DmsProvider resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DmsProvider to import
  * @param importFromId The id of the existing DmsProvider that should be imported. Refer to the import section in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DmsProvider to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "dms", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new dms Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DmsProviderConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DmsProviderConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'dms',
      terraformGeneratorMetadata: {
        providerName: 'dms',
        providerVersion: '0.1.0',
        providerVersionConstraint: '0.1.0'
      },
      terraformProviderSource: 'npm.internal/cdktf-provider-dms/dms'
    });
    this._accessKey = config.accessKey;
    this._authUrl = config.authUrl;
    this._cacertFile = config.cacertFile;
    this._cert = config.cert;
    this._cloud = config.cloud;
    this._domainId = config.domainId;
    this._domainName = config.domainName;
    this._endpoints = config.endpoints;
    this._insecure = config.insecure;
    this._key = config.key;
    this._maxRequestsPerSecond = config.maxRequestsPerSecond;
    this._maxRetries = config.maxRetries;
    this._password = config.password;
    this._profile = config.profile;
    this._projectId = config.projectId;
    this._projectName = config.projectName;
    this._protectedInstances = config.protectedInstances;
    this._region = config.region;
    this._secretKey = config.secretKey;
    this._securityToken = config.securityToken;
    this._sharedConfigFile = config.sharedConfigFile;
    this._signingAlgorithm = config.signingAlgorithm;
    this._token = config.token;
    this._userId = config.userId;
    this._userName = config.userName;
    this._alias = config.alias;
    this._assumeRole = config.assumeRole;
    this._assumeRoleWithOidc = config.assumeRoleWithOidc;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // access_key - computed: false, optional: true, required: false
  private _accessKey?: string;
  public get accessKey() {
    return this._accessKey;
  }
  public set accessKey(value: string | undefined) {
    this._accessKey = value;
  }
  public resetAccessKey() {
    this._accessKey = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get accessKeyInput() {
    return this._accessKey;
  }

  // auth_url - computed: false, optional: true, required: false
  private _authUrl?: string;
  public get authUrl() {
    return this._authUrl;
  }
  public set authUrl(value: string | undefined) {
    this._authUrl = value;
  }
  public resetAuthUrl() {
    this._authUrl = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get authUrlInput() {
    return this._authUrl;
  }

  // cacert_file - computed: false, optional: true, required: false
  private _cacertFile?: string;
  public get cacertFile() {
    return this._cacertFile;
  }
  public set cacertFile(value: string | undefined) {
    this._cacertFile = value;
  }
  public resetCacertFile() {
    this._cacertFile = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get cacertFileInput() {
    return this._cacertFile;
  }

  // cert - computed: false, optional: true, required: false
  private _cert?: string;
  public get cert() {
    return this._cert;
  }
  public set cert(value: string | undefined) {
    this._cert = value;
  }
  public resetCert() {
    this._cert = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get certInput() {
    return this._cert;
  }

  // cloud - computed: false, optional: true, required: false
  private _cloud?: string;
  public get cloud() {
    return this._cloud;
  }
  public set cloud(value: string | undefined) {
    this._cloud = value;
  }
  public resetCloud() {
    this._cloud = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get cloudInput() {
    return this._cloud;
  }

  // domain_id - computed: false, optional: true, required: false
  private _domainId?: string;
  public get domainId() {
    return this._domainId;
  }
  public set domainId(value: string | undefined) {
    this._domainId = value;
  }
  public resetDomainId() {
    this._domainId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get domainIdInput() {
    return this._domainId;
  }

  // domain_name - computed: false, optional: true, required: false
  private _domainName?: string;
  public get domainName() {
    return this._domainName;
  }
  public set domainName(value: string | undefined) {
    this._domainName = value;
  }
  public resetDomainName() {
    this._domainName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get domainNameInput() {
    return this._domainName;
  }

  // endpoints - computed: false, optional: true, required: false
  private _endpoints?: { [key: string]: string };
  public get endpoints() {
    return this._endpoints;
  }
  public set endpoints(value: { [key: string]: string } | undefined) {
    this._endpoints = value;
  }
  public resetEndpoints() {
    this._endpoints = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get endpointsInput() {
    return this._endpoints;
  }

  // insecure - computed: false, optional: true, required: false
  private _insecure?: boolean | cdktf.IResolvable;
  public get insecure() {
    return this._insecure;
  }
  public set insecure(value: boolean | cdktf.IResolvable | undefined) {
    this._insecure = value;
  }
  public resetInsecure() {
    this._insecure = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get insecureInput() {
    return this._insecure;
  }

  // key - computed: false, optional: true, required: false
  private _key?: string;
  public get key() {
    return this._key;
  }
  public set key(value: string | undefined) {
    this._key = value;
  }
  public resetKey() {
    this._key = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get keyInput() {
    return this._key;
  }

  // max_requests_per_second - computed: false, optional: true, required: false
  private _maxRequestsPerSecond?: number;
  public get maxRequestsPerSecond() {
    return this._maxRequestsPerSecond;
  }
  public set maxRequestsPerSecond(value: number | undefined) {
    this._maxRequestsPerSecond = value;
  }
  public resetMaxRequestsPerSecond() {
    this._maxRequestsPerSecond = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxRequestsPerSecondInput() {
    return this._maxRequestsPerSecond;
  }

  // max_retries - computed: false, optional: true, required: false
  private _maxRetries?: number;
  public get maxRetries() {
    return this._maxRetries;
  }
  public set maxRetries(value: number | undefined) {
    this._maxRetries = value;
  }
  public resetMaxRetries() {
    this._maxRetries = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxRetriesInput() {
    return this._maxRetries;
  }

  // password - computed: false, optional: true, required: false
  private _password?: string;
  public get password() {
    return this._password;
  }
  public set password(value: string | undefined) {
    this._password = value;
  }
  public resetPassword() {
    this._password = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get passwordInput() {
    return this._password;
  }

  // profile - computed: false, optional: true, required: false
  private _profile?: string;
  public get profile() {
    return this._profile;
  }
  public set profile(value: string | undefined) {
    this._profile = value;
  }
  public resetProfile() {
    this._profile = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get profileInput() {
    return this._profile;
  }

  // project_id - computed: false, optional: true, required: false
  private _projectId?: string;
  public get projectId() {
    return this._projectId;
  }
  public set projectId(value: string | undefined) {
    this._projectId = value;
  }
  public resetProjectId() {
    this._projectId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get projectIdInput() {
    return this._projectId;
  }

  // project_name - computed: false, optional: true, required: false
  private _projectName?: string;
  public get projectName() {
    return this._projectName;
  }
  public set projectName(value: string | undefined) {
    this._projectName = value;
  }
  public resetProjectName() {
    this._projectName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get projectNameInput() {
    return this._projectName;
  }

  // protected_instances - computed: false, optional: true, required: false
  private _protectedInstances?: string[];
  public get protectedInstances() {
    return this._protectedInstances;
  }
  public set protectedInstances(value: string[] | undefined) {
    this._protectedInstances = value;
  }
  public resetProtectedInstances() {
    this._protectedInstances = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get protectedInstancesInput() {
    return this._protectedInstances;
  }

  // region - computed: false, optional: true, required: false
  private _region?: string;
  public get region() {
    return this._region;
  }
  public set region(value: string | undefined) {
    this._region = value;
  }
  public resetRegion() {
    this._region = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get regionInput() {
    return this._region;
  }

  // secret_key - computed: false, optional: true, required: false
  private _secretKey?: string;
  public get secretKey() {
    return this._secretKey;
  }
  public set secretKey(value: string | undefined) {
    this._secretKey = value;
  }
  public resetSecretKey() {
    this._secretKey = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get secretKeyInput() {
    return this._secretKey;
  }

  // security_token - computed: false, optional: true, required: false
  private _securityToken?: string;
  public get securityToken() {
    return this._securityToken;
  }
  public set securityToken(value: string | undefined) {
    this._securityToken = value;
  }
  public resetSecurityToken() {
    this._securityToken = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get securityTokenInput() {
    return this._securityToken;
  }

  // shared_config_file - computed: false, optional: true, required: false
  private _sharedConfigFile?: string;
  public get sharedConfigFile() {
    return this._sharedConfigFile;
  }
  public set sharedConfigFile(value: string | undefined) {
    this._sharedConfigFile = value;
  }
  public resetSharedConfigFile() {
    this._sharedConfigFile = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sharedConfigFileInput() {
    return this._sharedConfigFile;
  }

  // signing_algorithm - computed: false, optional: true, required: false
  private _signingAlgorithm?: string;
  public get signingAlgorithm() {
    return this._signingAlgorithm;
  }
  public set signingAlgorithm(value: string | undefined) {
    this._signingAlgorithm = value;
  }
  public resetSigningAlgorithm() {
    this._signingAlgorithm = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get signingAlgorithmInput() {
    return this._signingAlgorithm;
  }

  // token - computed: false, optional: true, required: false
  private _token?: string;
  public get token() {
    return this._token;
  }
  public set token(value: string | undefined) {
    this._token = value;
  }
  public resetToken() {
    this._token = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get tokenInput() {
    return this._token;
  }

  // user_id - computed: false, optional: true, required: false
  private _userId?: string;
  public get userId() {
    return this._userId;
  }
  public set userId(value: string | undefined) {
    this._userId = value;
  }
  public resetUserId() {
    this._userId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get userIdInput() {
    return this._userId;
  }

  // user_name - computed: false, optional: true, required: false
  private _userName?: string;
  public get userName() {
    return this._userName;
  }
  public set userName(value: string | undefined) {
    this._userName = value;
  }
  public resetUserName() {
    this._userName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get userNameInput() {
    return this._userName;
  }

  // alias - computed: false, optional: true, required: false
  private _alias?: string;
  public get alias() {
    return this._alias;
  }
  public set alias(value: string | undefined) {
    this._alias = value;
  }
  public resetAlias() {
    this._alias = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get aliasInput() {
    return this._alias;
  }

  // assume_role - computed: false, optional: true, required: false
  private _assumeRole?: DmsProviderAssumeRole[] | cdktf.IResolvable;
  public get assumeRole() {
    return this._assumeRole;
  }
  public set assumeRole(value: DmsProviderAssumeRole[] | cdktf.IResolvable | undefined) {
    this._assumeRole = value;
  }
  public resetAssumeRole() {
    this._assumeRole = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get assumeRoleInput() {
    return this._assumeRole;
  }

  // assume_role_with_oidc - computed: false, optional: true, required: false
  private _assumeRoleWithOidc?: DmsProviderAssumeRoleWithOidc;
  public get assumeRoleWithOidc() {
    return this._assumeRoleWithOidc;
  }
  public set assumeRoleWithOidc(value: DmsProviderAssumeRoleWithOidc | undefined) {
    this._assumeRoleWithOidc = value;
  }
  public resetAssumeRoleWithOidc() {
    this._assumeRoleWithOidc = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get assumeRoleWithOidcInput() {
    return this._assumeRoleWithOidc;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      access_key: cdktf.stringToTerraform(this._accessKey),
      auth_url: cdktf.stringToTerraform(this._authUrl),
      cacert_file: cdktf.stringToTerraform(this._cacertFile),
      cert: cdktf.stringToTerraform(this._cert),
      cloud: cdktf.stringToTerraform(this._cloud),
      domain_id: cdktf.stringToTerraform(this._domainId),
      domain_name: cdktf.stringToTerraform(this._domainName),
      endpoints: cdktf.hashMapper(cdktf.stringToTerraform)(this._endpoints),
      insecure: cdktf.booleanToTerraform(this._insecure),
      key: cdktf.stringToTerraform(this._key),
      max_requests_per_second: cdktf.numberToTerraform(this._maxRequestsPerSecond),
      max_retries: cdktf.numberToTerraform(this._maxRetries),
      password: cdktf.stringToTerraform(this._password),
      profile: cdktf.stringToTerraform(this._profile),
      project_id: cdktf.stringToTerraform(this._projectId),
      project_name: cdktf.stringToTerraform(this._projectName),
      protected_instances: cdktf.listMapper(cdktf.stringToTerraform, false)(this._protectedInstances),
      region: cdktf.stringToTerraform(this._region),
      secret_key: cdktf.stringToTerraform(this._secretKey),
      security_token: cdktf.stringToTerraform(this._securityToken),
      shared_config_file: cdktf.stringToTerraform(this._sharedConfigFile),
      signing_algorithm: cdktf.stringToTerraform(this._signingAlgorithm),
      token: cdktf.stringToTerraform(this._token),
      user_id: cdktf.stringToTerraform(this._userId),
      user_name: cdktf.stringToTerraform(this._userName),
      alias: cdktf.stringToTerraform(this._alias),
      assume_role: cdktf.listMapper(dmsProviderAssumeRoleToTerraform, true)(this._assumeRole),
      assume_role_with_oidc: dmsProviderAssumeRoleWithOidcToTerraform(this._assumeRoleWithOidc),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      access_key: {
        value: cdktf.stringToHclTerraform(this._accessKey),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      auth_url: {
        value: cdktf.stringToHclTerraform(this._authUrl),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      cacert_file: {
        value: cdktf.stringToHclTerraform(this._cacertFile),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      cert: {
        value: cdktf.stringToHclTerraform(this._cert),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      cloud: {
        value: cdktf.stringToHclTerraform(this._cloud),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      domain_id: {
        value: cdktf.stringToHclTerraform(this._domainId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      domain_name: {
        value: cdktf.stringToHclTerraform(this._domainName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      endpoints: {
        value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(this._endpoints),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      insecure: {
        value: cdktf.booleanToHclTerraform(this._insecure),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      key: {
        value: cdktf.stringToHclTerraform(this._key),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      max_requests_per_second: {
        value: cdktf.numberToHclTerraform(this._maxRequestsPerSecond),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      max_retries: {
        value: cdktf.numberToHclTerraform(this._maxRetries),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      password: {
        value: cdktf.stringToHclTerraform(this._password),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      profile: {
        value: cdktf.stringToHclTerraform(this._profile),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      project_id: {
        value: cdktf.stringToHclTerraform(this._projectId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      project_name: {
        value: cdktf.stringToHclTerraform(this._projectName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      protected_instances: {
        value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(this._protectedInstances),
        isBlock: false,
        type: "list",
        storageClassType: "stringList",
      },
      region: {
        value: cdktf.stringToHclTerraform(this._region),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      secret_key: {
        value: cdktf.stringToHclTerraform(this._secretKey),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      security_token: {
        value: cdktf.stringToHclTerraform(this._securityToken),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      shared_config_file: {
        value: cdktf.stringToHclTerraform(this._sharedConfigFile),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      signing_algorithm: {
        value: cdktf.stringToHclTerraform(this._signingAlgorithm),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      token: {
        value: cdktf.stringToHclTerraform(this._token),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      user_id: {
        value: cdktf.stringToHclTerraform(this._userId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      user_name: {
        value: cdktf.stringToHclTerraform(this._userName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      alias: {
        value: cdktf.stringToHclTerraform(this._alias),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      assume_role: {
        value: cdktf.listMapperHcl(dmsProviderAssumeRoleToHclTerraform, true)(this._assumeRole),
        isBlock: true,
        type: "list",
        storageClassType: "DmsProviderAssumeRoleList",
      },
      assume_role_with_oidc: {
        value: dmsProviderAssumeRoleWithOidcToHclTerraform(this._assumeRoleWithOidc),
        isBlock: true,
        type: "list",
        storageClassType: "DmsProviderAssumeRoleWithOidcList",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
