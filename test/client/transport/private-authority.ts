import { createPublicKey, generateKeyPairSync, KeyObject, sign } from 'node:crypto';

/** A certificate and its key, in PEM. */
export interface KeyedCertificate {
  readonly certPem: string;
  readonly keyPem: string;
}

/** What a certificate is for. */
export interface CertificateWish {
  /** @default - none */
  readonly names?: readonly string[];
  /** Of IPv4. @default - none */
  readonly addresses?: readonly string[];
  /** @default - since yesterday */
  readonly notBefore?: Date;
  /** @default - until tomorrow */
  readonly notAfter?: Date;
}

const DAY_MS = 24 * 3_600_000;
const ECDSA_WITH_SHA256 = sequence(Buffer.from('06082a8648ce3d040302', 'hex'));
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const BASIC_CONSTRAINTS = Buffer.from('0603551d13', 'hex');
const ALTERNATIVE_NAME = Buffer.from('0603551d11', 'hex');

/** An authority that no store knows, for tests. It signs what it is asked to. */
export class PrivateAuthority {
  public readonly certPem: string;
  private readonly key: KeyObject;
  private serial = 1;

  constructor(private readonly name = 'Private Authority') {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.key = privateKey;
    const isAuthority = sequence(der(1, Buffer.from([255])));
    this.certPem = this.signed(name, publicKey, [sequence(BASIC_CONSTRAINTS, octets(isAuthority))]);
  }

  /** A certificate for a server or a client, which the authority signed. */
  public issue(wish: CertificateWish = {}): KeyedCertificate {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const names = [
      ...(wish.names ?? []).map((name) => der(0x82, Buffer.from(name))),
      ...(wish.addresses ?? []).map((address) => der(0x87, Buffer.from(address.split('.').map(Number)))),
    ];
    const extensions = names.length > 0 ? [sequence(ALTERNATIVE_NAME, octets(sequence(...names)))] : [];
    return {
      certPem: this.signed(wish.names?.[0] ?? 'someone', createPublicKey(privateKey), extensions, wish),
      keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
  }

  private signed(subject: string, publicKey: KeyObject, extensions: readonly Buffer[],
    { notBefore, notAfter }: CertificateWish = {}): string {
    const body = sequence(
      der(0xa0, der(2, Buffer.from([2]))),
      der(2, Buffer.from([this.serial++])),
      ECDSA_WITH_SHA256,
      named(this.name),
      sequence(time(notBefore ?? new Date(Date.now() - DAY_MS)), time(notAfter ?? new Date(Date.now() + DAY_MS))),
      named(subject),
      publicKey.export({ type: 'spki', format: 'der' }),
      ...(extensions.length > 0 ? [der(0xa3, sequence(...extensions))] : []),
    );
    const signature = der(3, Buffer.concat([Buffer.from([0]), sign('sha256', body, this.key)]));
    const base64 = sequence(body, ECDSA_WITH_SHA256, signature).toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
    return `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
  }
}

const named = (name: string) => sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(name)))));

const time = (date: Date) => der(0x18, Buffer.from(date.toISOString().replace(/\.\d+|[-:T]/g, '')));

const octets = (bytes: Buffer) => der(4, bytes);

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function der(tag: number, value: Uint8Array): Buffer {
  const { length } = value;
  const size = length < 0x80 ? [length] : [0x82, Math.floor(length / 0x100), length % 0x100];
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
}
