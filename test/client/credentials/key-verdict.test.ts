import { isExpired } from '../../../src/client/credentials/key-verdict';
import { DmsError } from '../../../src/client/errors/errors';

const IAM_WRONG = 'Incorrect IAM authentication information: ';

const refused = (code: string | undefined, apiMessage: string) =>
  new DmsError('authentication', 'no', { httpStatus: 401, code, apiMessage });

test.each<[string, string | undefined, string]>([
  ['a token, by DMS', 'DMS.10240102', 'no'],
  ['a token, by the gateway', 'APIGW.0301', `${IAM_WRONG}token expires, expires_at: 2026-01-02T03:04:05Z`],
  ['a token that the gateway wants renewed', 'APIGW.0307', 'The token must be updated.'],
  ['the same on Open Telekom Cloud', 'APIG.0307', 'The token must be updated.'],
  ['a token that the gateway cannot read any more', 'APIG.0301', `${IAM_WRONG}decrypt token fail`],
  ['a security token', 'APIGW.0301', `${IAM_WRONG}the security token has expired`],
  ['a temporary key', 'APIGW.0301', `${IAM_WRONG}calc ak sk signature fail:signature expired`],
  ['a temporary key that is forgotten already', 'APIG.0301', `${IAM_WRONG}Get secretKey failed,ak:ABC,err:ak not exist`],
  ['a temporary key that is locked, for what came after its end', 'APIGW.0301', `${IAM_WRONG}AK access failed to reach the limit,forbidden`],
  ['a token, by IAM, which has no codes', undefined, 'The token has expired'],
  ['a token, by Keystone, which tells no more', undefined, 'The request you have made requires authentication.'],
])('%s has expired', (_, code, message) => {
  expect(isExpired(refused(code, message))).toBe(true);
});

test.each<[string, string | undefined, string]>([
  ['a wrong secret', 'APIGW.0301', `${IAM_WRONG}verify aksk signature fail`],
  ['a clock that is off', 'APIGW.0301', `${IAM_WRONG}verify aksk signature fail, x-sdk-date is out of range`],
  ['a token of another project', 'DMS.10240104', 'the token does not match'],
])('%s is no expiry: a new proof would be refused as well', (_, code, message) => {
  expect(isExpired(refused(code, message))).toBe(false);
});
