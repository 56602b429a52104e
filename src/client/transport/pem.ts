import { X509Certificate } from 'node:crypto';

/** The certificates that a text holds, each in its PEM armour, whether or not what is inside can be read. */
export function certificateBlocks(pem: string): string[] {
  return pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}

/** How many certificates a text holds that can be read. */
export function certificatesIn(pem: string): number {
  return certificateBlocks(pem).filter((block) => readCertificate(block)).length;
}

/** Undefined where the text is no certificate. */
export function readCertificate(block: string): X509Certificate | undefined {
  try {
    return new X509Certificate(block);
  } catch {
    return undefined;
  }
}
