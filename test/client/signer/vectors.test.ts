import { canonicalRequest, sha256Hex, SignableRequest } from '../../../src/client/signer/canonical-request';
import { credentialScopeText, derivedSignature } from '../../../src/client/signer/derived-signer';
import { sdkSignature } from '../../../src/client/signer/signer';
import vectors from '../../vectors/signing-vectors.json';

describe.each(vectors)('$name', (vector) => {
  // The type of the JSON lists every header as optional.
  const canonical = canonicalRequest(vector as SignableRequest);

  test('the canonical request has the published hash', () => {
    expect(sha256Hex(canonical)).toBe(vector.canonicalRequestSha256);
  });

  test('the signature is the published one', () => {
    const signature = vector.region && vector.service
      ? derivedSignature(canonical, vector.date,
        credentialScopeText(vector.date, { region: vector.region, service: vector.service }), vector)
      : sdkSignature(canonical, vector.date, vector.secretKey);
    expect(signature).toBe(vector.signature);
  });
});
