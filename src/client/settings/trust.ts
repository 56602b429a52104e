import { readFileSync } from 'node:fs';
import { Folders, pathOf } from './setting-files';
import { SettingName, SettingsError } from './setting-name';
import { SettingSource } from './setting-source';
import { halfAClientCertificate, noCertificate, unreadableCertificate, unusableClientCertificate } from './texts';
import { checkClientCertificate, ClientCertificate } from '../transport/client-certificate';
import { certificatesIn } from '../transport/pem';

/** Whom connections trust, and what they show of themselves. */
export interface Trust {
  /** Certificates are not verified. */
  readonly insecure: boolean;
  /**
   * Authorities in PEM form, to trust beside those that everybody trusts here.
   * @default - none
   */
  readonly caCertificates?: string;
  /** @default - none is shown */
  readonly clientCertificate?: ClientCertificate;
}

interface Pem {
  readonly text: string;
  /** @default - the text itself was given */
  readonly path?: string;
}

/**
 * What the sources say of trust, the first one that says something.
 * @throws SettingsError when a file cannot be read, or holds no certificate.
 */
export function trustOf(sources: readonly SettingSource[], folders: Folders): Trust {
  const insecure = sources.find((source) => source.valueOf('insecure') !== undefined)?.valueOf('insecure');
  return {
    insecure: /^(true|1|yes|on)$/i.test(insecure ?? ''),
    caCertificates: authoritiesOf(sources, folders),
    clientCertificate: clientCertificateOf(sources, folders),
  };
}

function authoritiesOf(sources: readonly SettingSource[], folders: Folders): string | undefined {
  const source = sources.find((candidate) => candidate.valueOf('caCertFile') !== undefined);
  if (!source) return undefined;
  const pem = readPem(source, 'caCertFile', folders);
  if (certificatesIn(pem.text) > 0) return pem.text;
  throw new SettingsError('caCertFile', noCertificate(source, 'caCertFile', pem.path));
}

function clientCertificateOf(sources: readonly SettingSource[], folders: Folders): ClientCertificate | undefined {
  const source = sources.find((candidate) => candidate.valueOf('cert') ?? candidate.valueOf('key'));
  if (!source) return undefined;
  const [present, missing]: SettingName[] = source.valueOf('cert') ? ['cert', 'key'] : ['key', 'cert'];
  if (source.valueOf(missing) === undefined) {
    throw new SettingsError(missing, halfAClientCertificate(source, present, missing));
  }
  const [certificate, key] = (['cert', 'key'] as const).map((setting) => readPem(source, setting, folders).text);
  const flaw = checkClientCertificate(certificate, key);
  if (flaw !== undefined) throw new SettingsError('cert', unusableClientCertificate(source, flaw));
  return new ClientCertificate({ certificate, key });
}

/** A path, or the contents: both are usual with the tools whose variables are read. */
function readPem(source: SettingSource, setting: SettingName, folders: Folders): Pem {
  const written = source.valueOf(setting) ?? '';
  // Variables of pipelines spell a line break `\\n`.
  if (written.includes('-----BEGIN')) return { text: `${written.replaceAll('\\n', '\n')}\n` };
  const path = pathOf(written, folders);
  try {
    return { path, text: readFileSync(path, 'utf8') };
  } catch (error) {
    throw new SettingsError(setting,
      unreadableCertificate(source, setting, path, (error as NodeJS.ErrnoException).code));
  }
}
