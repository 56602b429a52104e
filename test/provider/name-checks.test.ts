import { cloudDomain, onlyKeys, projectIdText, protectedPattern, regionName } from '../../src/provider/name-checks';

test.each(['evil.com/x', 'evil.com#', 'eu de', '', 'eu-de/'])(
  '%j is no region: credentials must never go to a host that it makes up',
  (text) => {
    expect(regionName(text)).toContain('Must be the name of a region');
  },
);

test.each(['eu-de', 'eu-west-101', 'cn-north-4'])('%s is a region', (text) => {
  expect(regionName(text)).toBeUndefined();
});

test('a cloud is a domain and nothing more', () => {
  expect(cloudDomain('otc.t-systems.com')).toBeUndefined();
  for (const text of ['evil.com/', 'evil.com#', 'localhost', '']) {
    expect(cloudDomain(text)).toContain('Must be the domain of a cloud');
  }
});

test('an empty project id is none', () => {
  expect(projectIdText('0123456789abcdef0123456789abcdef')).toBeUndefined();
  expect(projectIdText('')).toContain('Must be the id of a project');
});

test('a protected pattern with spaces around it would protect nothing', () => {
  expect(protectedPattern('prod-*')).toBeUndefined();
  for (const text of ['', ' prod-*', 'prod-* ']) expect(protectedPattern(text)).toContain('without spaces around it');
});

test('a misspelt endpoint is named, together with what there is', () => {
  expect(onlyKeys('dms', 'iam')({ dms: 'x', iam: 'y' })).toBeUndefined();
  expect(onlyKeys('dms', 'iam')({ dns: 'x' })).toBe('It has no key dns; the keys are dms and iam.');
});
