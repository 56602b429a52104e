import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner';
import { DerivedAKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/DerivedAKSKSigner';
import fc from 'fast-check';
import {
  date,
  encodedPath,
  encodedQuery,
  host,
  jsonBody,
  key,
  method,
  pathSegments,
  query,
  SEED,
} from './arbitrary-request';
import { signHeadersWithDerivedKey } from '../../../src/client/signer/derived-signer';
import { formatSdkDate } from '../../../src/client/signer/sdk-date';
import { signHeaders, SigningCredentials } from '../../../src/client/signer/signer';

const requests = fc.record({
  method,
  host,
  segments: pathSegments,
  query,
  body: jsonBody,
  date,
  key,
  projectId: fc.uuid(),
});
type Case = typeof requests extends fc.Arbitrary<infer T> ? T : never;

function ours(input: Case) {
  const search = encodedQuery(input.query);
  return {
    method: input.method,
    url: `https://${input.host}${encodedPath(input.segments)}${search ? `?${search}` : ''}`,
    headers: { 'content-type': 'application/json', 'x-project-id': input.projectId },
    body: input.body && JSON.stringify(input.body),
  };
}

/**
 * The vendor's signer takes path and query unencoded, the body as an object, and wants every header from its caller.
 */
function theirs(input: Case) {
  return {
    method: input.method,
    endpoint: `https://${input.host}/${input.segments.join('/')}`,
    queryParams: Object.fromEntries(input.query),
    data: input.body,
    headers: {
      'content-type': 'application/json',
      'x-project-id': input.projectId,
      'X-Sdk-Date': formatSdkDate(input.date),
      ...(input.key.securityToken ? { 'x-security-token': input.key.securityToken } : {}),
    },
  };
}

function credential(signingKey: SigningCredentials, scope = { region: '', service: '' }) {
  return {
    getAk: () => signingKey.accessKey,
    getSk: () => signingKey.secretKey,
    getRegionId: () => scope.region,
    getDerivedAuthServiceName: () => scope.service,
  } as never;
}

test(`400 generated requests are signed as the vendor's SDK signs them (seed ${SEED})`, () => {
  fc.assert(fc.property(requests, (input) => {
    const expected = AKSKSigner.sign(theirs(input), credential(input.key)) as Record<string, string>;
    expect(signHeaders(ours(input), input.key, input.date).Authorization).toBe(expected.Authorization);
  }), { seed: SEED, numRuns: 400 });
});

test(`100 generated requests are signed with a derived key as the vendor's SDK signs them (seed ${SEED})`, () => {
  const scope = { region: 'eu-de', service: 'dms' };
  fc.assert(fc.property(requests, (input) => {
    const expected = DerivedAKSKSigner.sign(theirs(input), credential(input.key, scope)) as Record<string, string>;
    const headers = signHeadersWithDerivedKey(ours(input), input.key, scope, input.date);
    expect(headers.Authorization).toBe(expected.Authorization);
  }), { seed: SEED, numRuns: 100 });
});
