import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A fresh key and the certificate it signed for itself. */
export interface Certificate {
  readonly keyPem: string;
  readonly certPem: string;
  readonly certDer: Buffer;
}

const YEAR_MS = 365 * 24 * 3_600_000;
const CLOCK_SKEW_MS = 30_000;

const oid = {
  commonName: '550403',
  organization: '55040a',
  ecdsaWithSha256: '2a8648ce3d040302',
  subjectAltName: '551d11',
  basicConstraints: '551d13',
  keyUsage: '551d0f',
  extendedKeyUsage: '551d25',
  clientAuth: '2b06010505070302',
  serverAuth: '2b06010505070301',
};

/**
 * Makes the certificate of one plugin process (ECDSA P-256, localhost, valid for a year). Terraform takes it from the
 * handshake line as the root it trusts, hence CA:TRUE; Go ignores the common name, hence the alternative name.
 */
export function createCertificate(now: Date): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(objectId(oid.ecdsaWithSha256));
  const name = sequence(nameEntry(oid.organization, 'HashiCorp'), nameEntry(oid.commonName, 'localhost'));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, positiveSerial()),
    algorithm,
    name,
    sequence(time(new Date(now.getTime() - CLOCK_SKEW_MS)), time(new Date(now.getTime() + YEAR_MS))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions()),
  );
  const signature = sign('sha256', body, privateKey);
  const certDer = sequence(body, algorithm, bitString(signature, 0));
  const base64 = certDer.toString('base64').replace(/(.{64})/g, '$1\n').trimEnd();
  return {
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certPem: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    certDer,
  };
}

function extensions(): Buffer {
  // The uses are digitalSignature (0), keyEncipherment (2), keyAgreement (4) and keyCertSign (5), counted from the
  // highest bit; two bits are unused.
  const usages = bitString(Buffer.from([0b1010_1100]), 2);
  return sequence(
    extension(oid.keyUsage, true, usages),
    extension(oid.extendedKeyUsage, false, sequence(objectId(oid.clientAuth), objectId(oid.serverAuth))),
    extension(oid.basicConstraints, true, sequence(boolean(true))),
    extension(oid.subjectAltName, false, sequence(der(0x82, Buffer.from('localhost')))),
  );
}

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  return sequence(objectId(id), ...(critical ? [boolean(true)] : []), der(0x04, value));
}

function nameEntry(id: string, text: string): Buffer {
  return der(0x31, sequence(objectId(id), der(0x0c, Buffer.from(text))));
}

/** 128 random bits, with the first ones fixed so that the number is positive and has no leading zero. */
function positiveSerial(): Buffer {
  const serial = randomBytes(16);
  serial[0] = 0x40 + serial[0] % 0x40;
  return serial;
}

/** RFC 5280: two-digit years until 2049, four-digit years from then on. */
function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/\.\d+|\D/g, '') + 'Z';
  return date.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits));
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function objectId(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function boolean(value: boolean): Buffer {
  return der(0x01, Buffer.from([value ? 0xff : 0]));
}

function bitString(bits: Uint8Array, unusedBits: number): Buffer {
  return der(0x03, Buffer.concat([Buffer.from([unusedBits]), bits]));
}

/** Tag, length, value: a length from 128 on is preceded by the number of its own bytes. */
function der(tag: number, value: Uint8Array): Buffer {
  const { length } = value;
  const lengthBytes = length < 0x80 ? [length]
    : length < 0x100 ? [0x81, length] : [0x82, Math.floor(length / 0x100), length % 0x100];
  return Buffer.concat([Buffer.from([tag, ...lengthBytes]), value]);
}
