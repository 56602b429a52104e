/** What the samples are about: instances of the emulator, in its project. */
export const ORDERS = '10000000-0000-4000-8000-000000000001';
export const BILLING = '10000000-0000-4000-8000-000000000002';
export const INVENTORY = '10000000-0000-4000-8000-000000000003';
export const FAILED = '20000000-0000-4000-8000-000000000001';
export const PROJECT = '0123456789abcdef0123456789abcdef';
export const OTHER_PROJECT = 'f'.repeat(32);
export const REGION = 'eu-de';
export const PLACE = { region: REGION, projectId: PROJECT };
export const ELSEWHERE = { region: REGION, projectId: OTHER_PROJECT };
export const DMS = 'dms.eu-de.otc.t-systems.com';
export const IAM = 'iam.eu-de.otc.t-systems.com';
