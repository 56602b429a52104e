import { createSecureContext, rootCertificates, SecureContext, SecureContextOptions } from 'node:tls';
import { ClientCertificate } from './client-certificate';
import { TransportEnvironment } from './environment';
import { certificateBlocks } from './pem';
import { systemCertificates } from './system-certificates';

/** Whom a TLS connection trusts, and what it shows. */
export interface TrustOptions {
  /**
   * Accepts any server certificate.
   * @default false
   */
  readonly insecure?: boolean;
  /**
   * Certificates (PEM) that are trusted in addition to those of Node.js, of the system and of the environment.
   * @default - none
   */
  readonly caCertificates?: string;
  /** @default - none is shown */
  readonly clientCertificate?: ClientCertificate;
  /**
   * Where `SSL_CERT_FILE`, `SSL_CERT_DIR` and `NODE_EXTRA_CA_CERTS` are looked up.
   * @default - they are not set
   */
  readonly environment?: TransportEnvironment;
}

/** What a connection is told of trust. */
export interface TlsOptions {
  readonly secureContext: SecureContext;
  readonly rejectUnauthorized: boolean;
}

/**
 * The one trust of a transport, for endpoints and for proxies that speak TLS. It is put together with the first
 * connection that needs it, because reading a system's store takes longer than the rest of a small request.
 */
export class TrustStore {
  readonly #options: TrustOptions;
  #tls?: TlsOptions;

  constructor(options: TrustOptions) {
    this.#options = options;
  }

  public get tls(): TlsOptions {
    return (this.#tls ??= {
      secureContext: createSecureContext(contextOf(this.#options)),
      rejectUnauthorized: !this.#options.insecure,
    });
  }
}

/** `allowPartialTrustChain` is newer than the types. */
type ContextOptions = SecureContextOptions & { allowPartialTrustChain: boolean };

function contextOf({ caCertificates = '', clientCertificate, environment = {} }: TrustOptions): ContextOptions {
  const added = [...systemCertificates(environment), caCertificates].flatMap(certificateBlocks);
  return {
    ca: distinct([...rootCertificates, ...added]),
    cert: clientCertificate?.certificate,
    key: clientCertificate?.key,
    // Otherwise NODE_OPTIONS could allow less.
    minVersion: 'TLSv1.2',
    // As with Go, a certificate in the store needs nobody above it.
    allowPartialTrustChain: true,
  };
}

/** Most of the system's authorities are Node's, too. */
function distinct(blocks: readonly string[]): string[] {
  return [...new Map(blocks.map((block) => [block.replace(/\s/g, ''), block])).values()];
}
