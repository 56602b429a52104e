import fc from 'fast-check';
import { SigningCredentials } from '../../../src/client/signer/signer';

/** Printed with every failure, so that a run can be repeated. */
export const SEED = 20260102;

const segment = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_.~!$&()*+,;=:@äß日😀'), minLength: 1, maxLength: 12 })
  .filter((text) => !/^\.+$/.test(text));
const queryText = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_.~ !*()+/?&=%#äß日😀'), maxLength: 12 });

export const pathSegments = fc.array(segment, { minLength: 1, maxLength: 6 });

/** Different names, in any order. */
export const query = fc.uniqueArray(fc.tuple(queryText.filter((name) => name !== ''), queryText), {
  selector: ([name]) => name,
  maxLength: 6,
});

export const method = fc.constantFrom('GET' as const, 'POST' as const);

export const host = fc.constantFrom('dms.eu-de.otc.t-systems.com', 'dms.eu-west-101.myhuaweicloud.eu',
  '127.0.0.1:8080');

export const jsonBody = fc.option(fc.dictionary(segment, fc.oneof(fc.string(), fc.integer(), fc.array(fc.uuid()))), {
  nil: undefined,
});

export const date = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2099-12-31T00:00:00Z'),
  noInvalidDate: true,
});

const keyText = fc.string({
  unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdef'),
  minLength: 8,
  maxLength: 40,
});

export const key: fc.Arbitrary<SigningCredentials> = fc.record({
  accessKey: keyText,
  secretKey: keyText,
  securityToken: fc.option(keyText, { nil: undefined }),
});

export function encodedQuery(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}

export function encodedPath(segments: readonly string[]): string {
  return `/${segments.map((text) => encodeURIComponent(text)).join('/')}`;
}
