import { createPrivateKey, KeyObject } from 'node:crypto';
import { certificateBlocks, readCertificate } from './pem';
import { ENCRYPTED_KEY, FOREIGN_KEY, NO_CLIENT_CERTIFICATE, NO_PRIVATE_KEY } from './texts';

/** What this side shows a server that asks for a certificate. The key does not show, whatever prints the object. */
export class ClientCertificate {
  /** PEM: the certificate, and after it those that lead to its authority. */
  public readonly certificate: string;
  readonly #key: string;

  constructor(parts: { certificate: string; key: string }) {
    this.certificate = parts.certificate;
    this.#key = parts.key;
  }

  /** PEM, without a passphrase. */
  public get key(): string {
    return this.#key;
  }
}

/**
 * Says in a sentence, without secrets, what keeps a certificate and its key from being used. Undefined where nothing
 * does. Both are PEM.
 */
export function checkClientCertificate(certificate: string, key: string): string | undefined {
  const [block] = certificateBlocks(certificate);
  const parsed = block === undefined ? undefined : readCertificate(block);
  if (!parsed) return NO_CLIENT_CERTIFICATE;
  if (/^-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: *4, *ENCRYPTED/m.test(key)) return ENCRYPTED_KEY;
  const privateKey = readKey(key);
  if (!privateKey) return NO_PRIVATE_KEY;
  return parsed.checkPrivateKey(privateKey) ? undefined : FOREIGN_KEY;
}

function readKey(key: string): KeyObject | undefined {
  try {
    return createPrivateKey(key);
  } catch {
    return undefined;
  }
}
