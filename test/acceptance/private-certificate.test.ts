import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { restart } from './batch-action-hcl';
import { DmsWorkspace, ORDERS } from './dms-workspace';
import { createCertificate } from '../../src/plugin-sdk';

/** An emulator behind https, whose certificate no well-known authority has signed. */
async function behindPrivateCertificate(): Promise<{ workspace: DmsWorkspace; endpoints: string; authority: string }> {
  const { keyPem, certPem } = createCertificate(new Date());
  const workspace = await DmsWorkspace.holding(restart([ORDERS]), {
    emulator: { tls: { key: keyPem, cert: certPem } },
  });
  const authority = join(workspace.folder, 'authority.pem');
  writeFileSync(authority, certPem);
  const endpoint = workspace.emulator.endpoint.replace('127.0.0.1', 'localhost');
  return { workspace, endpoints: `{ dms = "${endpoint}", iam = "${endpoint}" }`, authority };
}

test('https with a private authority: refused without it and nothing sent, accepted with `cacert_file`, OS_CACERT or `insecure`', async () => {
  const { workspace, endpoints, authority } = await behindPrivateCertificate();
  workspace.configure(restart([ORDERS]), { endpoints, max_retries: '0' });
  const { code, diagnostics } = await workspace.attempt('plan');
  expect({ code, diagnostics }).toEqual({
    code: 1,
    diagnostics: [
      expect.objectContaining({
        detail: expect.stringMatching(/no trusted TLS connection to localhost:\d+.*set cacert_file.*Nothing was sent/),
      }),
    ],
  });
  expect(workspace.cloud.requests()).toEqual([]);

  workspace.configure(restart([ORDERS]), { endpoints, cacert_file: `"${authority}"` });
  await workspace.apply();
  expect(workspace.acted('restart')).toEqual([ORDERS]);
  const list = 'data "dms_kafka_instances" "all" {}';
  workspace.configure(list, { endpoints, insecure: 'true' });
  expect(await workspace.attempt('plan', '-refresh=false')).toMatchObject({
    diagnostics: [{ severity: 'warning', summary: 'Certificates are not verified', code: 'insecure = true' }],
  });
  // An authority from the environment counts where the keys come from there, too
  workspace.configure(list, { endpoints, access_key: undefined, secret_key: undefined });
  Object.assign(workspace.env, {
    OS_CACERT: authority,
    OS_ACCESS_KEY: workspace.emulator.accessKey,
    OS_SECRET_KEY: workspace.emulator.secretKey,
  });
  expect(await workspace.attempt('plan', '-refresh=false')).toMatchObject({ diagnostics: [] });
  expect(workspace.cloud.requests().every(({ status }) => status === 200)).toBe(true);
});
