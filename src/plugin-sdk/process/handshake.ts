/** The environment of a process. */
export type PluginEnvironment = Readonly<Record<string, string | undefined>>;

const MAGIC_COOKIE_NAME = 'TF_PLUGIN_MAGIC_COOKIE';
const MAGIC_COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';

/** The version of go-plugin's own contract. */
const CORE_PROTOCOL_VERSION = 1;
/** The one version of Terraform's plugin protocol that is served: Terraform reports a mismatch itself. */
export const PROTOCOL_VERSION = 6;

/**
 * Whether Terraform started this process. The cookie is no secret: it tells a plugin from a command that a person runs.
 */
export function startedByTerraform(env: PluginEnvironment): boolean {
  return env[MAGIC_COOKIE_NAME] === MAGIC_COOKIE;
}

/** The certificate of the client (PEM); undefined where the user disabled TLS with TF_DISABLE_PLUGIN_TLS. */
export function clientCertificate(env: PluginEnvironment): string | undefined {
  return env.PLUGIN_CLIENT_CERT || undefined;
}

/** Where the plugin listens, and how it proves who it is. */
export interface Handshake {
  readonly network: 'unix' | 'tcp';
  /** Path of the socket, or `127.0.0.1:port`. */
  readonly address: string;
  /**
   * In DER.
   * @default - no TLS
   */
  readonly certificate?: Buffer;
}

/**
 * The first line on stdout. Go reads the certificate without padding. A seventh field answers only who asked about
 * multiplexing.
 */
export function handshakeLine(env: PluginEnvironment, { network, address, certificate }: Handshake): string {
  const certificateText = certificate ? certificate.toString('base64').replace(/=+$/, '') : '';
  const fields = [CORE_PROTOCOL_VERSION, PROTOCOL_VERSION, network, address, 'grpc', certificateText];
  if (env.PLUGIN_MULTIPLEX_GRPC) fields.push('false');
  return `${fields.join('|')}\n`;
}
