import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { items } from './scripted-client';
import { createDmsClient, resolveSettings } from '../../src/client';
import { verifySignature } from '../../src/emulator/authentication/signature-verifier';
import { createCertificate } from '../../src/plugin-sdk';

const ENVIRONMENT = { OS_ACCESS_KEY: 'AK', OS_SECRET_KEY: 'SK', OS_PROJECT_ID: 'p' };

test('region, environment and a certificate file are enough to talk to the API', async () => {
  const { certPem, keyPem } = createCertificate(new Date());
  const folder = mkdtempSync(join(tmpdir(), 'dms-client-'));
  writeFileSync(join(folder, 'ca.pem'), certPem);
  const verdicts: unknown[] = [];
  const server = createServer({ cert: certPem, key: keyPem }, (request, response) => {
    const { method = '', url = '', headers } = request;
    verdicts.push(verifySignature({ method, url, headers }, () => ({ accessKey: 'AK', secretKey: 'SK' }), new Date()));
    response.end(JSON.stringify({ instances: items(2), instance_num: 2 }));
  });
  try {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const endpoints = { dms: `https://localhost:${(server.address() as AddressInfo).port}` };
    const settings = resolveSettings({ region: 'eu-de', endpoints, caCertFile: join(folder, 'ca.pem') }, ENVIRONMENT);
    expect(await createDmsClient(settings).listInstances({ name: 'a b' })).toHaveLength(2);
    expect(verdicts).toEqual([{ valid: true, accessKey: 'AK' }]);
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  }
});

test('the certificates of NODE_EXTRA_CA_CERTS stay trusted beside a certificate file', async () => {
  const { certPem, keyPem } = createCertificate(new Date());
  const folder = mkdtempSync(join(tmpdir(), 'dms-client-'));
  const [own, extra] = ['own.pem', 'extra.pem'].map((name) => join(folder, name));
  writeFileSync(own, rootCertificates[0]);
  writeFileSync(extra, certPem);
  const list = JSON.stringify({ instances: items(1), instance_num: 1 });
  const server = createServer({ cert: certPem, key: keyPem }, (_, response) => response.end(list));
  try {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const dms = `https://localhost:${(server.address() as AddressInfo).port}`;
    const configuration = { region: 'eu-de', endpoints: { dms }, caCertFile: own, maxRetries: 0 };
    const settings = resolveSettings(configuration, ENVIRONMENT);
    const read = async (file: string) =>
      createDmsClient(settings, { environment: { NODE_EXTRA_CA_CERTS: file } }).listInstances();
    expect(await read(extra)).toHaveLength(1);
    // Node, too, goes on without it.
    await expect(read(join(folder, 'missing.pem'))).rejects.toThrow('no trusted TLS connection');
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  }
});
