import { Construct } from 'constructs';
import { DmsProvider as Provider, DmsProviderConfig } from '../bindings';
import { installAtSynth } from './provider-installation/install-at-synth';

/** Arguments of the provider, and whether it brings its plugin along. */
export interface DmsProviderProps extends DmsProviderConfig {
  /**
   * Whether synthesis puts the plugin where `terraform init` finds it. Say `false` where Terraform gets it from a
   * mirror; a CLI configuration with a `provider_installation` block needs one, because Terraform then ignores what
   * lies beside the stack.
   *
   * @default true
   */
  readonly install?: boolean;
}

/**
 * The provider of Kafka instances of the Distributed Message Service, on Huawei Cloud and on Open Telekom Cloud.
 *
 * It carries its plugin along: synthesis copies it beside the stack and records its checksum in the stack's lock file,
 * so that `cdktf deploy` needs no registry, no CLI configuration and no flags. The plugin runs on Linux and macOS
 * (x86-64 and arm64), with Node.js 20.12 or newer as `node` on the PATH of whoever runs Terraform.
 *
 * Credentials are best left to the environment (`HW_ACCESS_KEY` and `HW_SECRET_KEY`, or those of `OS_…`): arguments end
 * up in the synthesized stack in clear text.
 *
 * A pipeline needs no secret at all where IAM trusts the server that signs its id token.
 *
 * @example
 * new DmsProvider(this, 'dms', { region: 'eu-de' });
 *
 * @example
 * new DmsProvider(this, 'dms', {
 *   region: 'eu-west-101',
 *   assumeRoleWithOidc: { idpId: 'github', idTokenFile: '/run/secrets/id-token' },
 *   assumeRole: [{ agencyName: 'kafka-operators', domainName: 'shop' }],
 * });
 */
export class DmsProvider extends Provider {
  /**
   * @param scope where the construct lives, usually the stack
   * @param id name, unique in the scope
   * @param props arguments of the provider; each has an environment variable as default
   * @throws Error at synthesis when the package was not built and there is no plugin to install.
   */
  constructor(scope: Construct, id: string, props: DmsProviderProps = {}) {
    const { install = true, ...config } = props;
    super(scope, id, config);
    if (install) installAtSynth(this);
  }
}
