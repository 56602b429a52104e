import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as tls from 'node:tls';
import { TransportEnvironment } from './environment';

/** Where Linux systems keep all their authorities in one file, in the order in which Go looks. The first one counts. */
const STORE_FILES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** Where they keep one file each. All of them count. */
const STORE_FOLDERS = ['/etc/ssl/certs', '/etc/pki/tls/certs'];

/** What newer versions of Node.js offer beside the types of the oldest one. */
type NewerTls = { getCACertificates?: (kind: 'system') => string[] };

/**
 * The texts in which the system and the environment name authorities: the system's store, `SSL_CERT_FILE`,
 * `SSL_CERT_DIR` and `NODE_EXTRA_CA_CERTS`. What cannot be read counts as empty, as it does for Node.js and Go.
 */
export function systemCertificates(environment: TransportEnvironment): string[] {
  const { SSL_CERT_FILE, SSL_CERT_DIR, NODE_EXTRA_CA_CERTS } = environment;
  const files = [SSL_CERT_FILE, NODE_EXTRA_CA_CERTS].filter((file): file is string => Boolean(file));
  return [
    ...systemStore(),
    ...files.map((file) => readOptional(file) ?? ''),
    ...(SSL_CERT_DIR ? SSL_CERT_DIR.split(':').filter(Boolean).flatMap(readFolder) : []),
  ];
}

function systemStore(): string[] {
  // On Linux, Node.js asks OpenSSL, whose folders are those of the machine on which Node.js was built.
  if (process.platform === 'darwin' || process.platform === 'win32') {
    return (tls as NewerTls).getCACertificates?.('system') ?? [];
  }
  return [firstReadable(STORE_FILES), ...STORE_FOLDERS.flatMap(readFolder)];
}

function firstReadable(files: readonly string[]): string {
  for (const file of files) {
    const text = readOptional(file);
    if (text !== undefined) return text;
  }
  return '';
}

function readFolder(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() || (entry.isSymbolicLink() && leadsElsewhere(folder, entry.name)))
      .map((entry) => readOptional(join(folder, entry.name)) ?? '');
  } catch {
    return [];
  }
}

/** OpenSSL wants a second name for each certificate: a link to its neighbour. */
function leadsElsewhere(folder: string, link: string): boolean {
  try {
    return readlinkSync(join(folder, link)).includes('/');
  } catch {
    return false;
  }
}

function readOptional(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
