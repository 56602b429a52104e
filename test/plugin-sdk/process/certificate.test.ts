import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createCertificate } from '../../../src/plugin-sdk/process/certificate';

const noon = new Date('2026-05-01T12:00:00Z');

function parsed(now: Date): X509Certificate {
  return new X509Certificate(createCertificate(now).certDer);
}

test('the certificate is for localhost, signed by its own key', () => {
  const certificate = parsed(noon);
  expect(certificate.subject).toBe('O=HashiCorp\nCN=localhost');
  expect(certificate.issuer).toBe(certificate.subject);
  expect(certificate.subjectAltName).toBe('DNS:localhost');
  expect(certificate.checkHost('localhost')).toBe('localhost');
  expect(certificate.verify(certificate.publicKey)).toBe(true);
});

test('the certificate may sign, and serve, and identify a client', () => {
  const certificate = parsed(noon);
  expect(certificate.ca).toBe(true);
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.1']);
  // Not by `toLegacyObject`: where it is the first in a process to load Node's TLS, `tls.createSecureContext` stays
  // undefined, and the next test file of the same worker cannot make a TLS client.
  expect(certificate.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
});

test('the key usages are those of go-plugin', () => {
  const { certDer } = createCertificate(noon);
  const keyUsage = Buffer.from('0603551d0f0101ff0404030202ac', 'hex');
  expect(certDer.includes(keyUsage)).toBe(true);
});

test('the certificate is valid from half a minute ago for a year', () => {
  const certificate = parsed(noon);
  expect(new Date(certificate.validFrom)).toEqual(new Date('2026-05-01T11:59:30Z'));
  expect(new Date(certificate.validTo)).toEqual(new Date('2027-05-01T12:00:00Z'));
});

test('a validity that reaches beyond 2049 is written with four digits', () => {
  const certificate = parsed(new Date('2049-06-01T00:00:00Z'));
  expect(new Date(certificate.validFrom)).toEqual(new Date('2049-05-31T23:59:30Z'));
  expect(new Date(certificate.validTo)).toEqual(new Date('2050-06-01T00:00:00Z'));
});

test('the PEM texts hold the same certificate and its key', () => {
  const { certPem, certDer, keyPem } = createCertificate(noon);
  const certificate = new X509Certificate(certPem);
  expect(certificate.raw.equals(certDer)).toBe(true);
  expect(certificate.checkPrivateKey(createPrivateKey(keyPem))).toBe(true);
});

test('every process has a key and a serial number of its own', () => {
  const [one, other] = [parsed(noon), parsed(noon)];
  expect(one.serialNumber).not.toBe(other.serialNumber);
  expect(one.serialNumber).toHaveLength(32);
  expect(one.publicKey.equals(other.publicKey)).toBe(false);
});
