import { clientCertificate, handshakeLine, startedByTerraform } from '../../../src/plugin-sdk/process/handshake';
import { notForPeople } from '../../../src/plugin-sdk/process/texts';

const cookie = { TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2' };

test('only the magic cookie tells that Terraform started the plugin', () => {
  expect(startedByTerraform(cookie)).toBe(true);
  expect(startedByTerraform({ TF_PLUGIN_MAGIC_COOKIE: 'another' })).toBe(false);
  expect(startedByTerraform({})).toBe(false);
});

test('the line has six fields, and the certificate no padding', () => {
  const certificate = Buffer.from([1, 2, 3, 4]);
  expect(handshakeLine({}, { network: 'unix', address: '/tmp/p/socket', certificate })).toBe(
    '1|6|unix|/tmp/p/socket|grpc|AQIDBA\n',
  );
});

test('without TLS the sixth field is empty', () => {
  expect(handshakeLine({}, { network: 'tcp', address: '127.0.0.1:1234' })).toBe('1|6|tcp|127.0.0.1:1234|grpc|\n');
});

test('who asks about multiplexing learns in a seventh field that there is none', () => {
  expect(handshakeLine({ PLUGIN_MULTIPLEX_GRPC: 'true' }, { network: 'unix', address: '/s' })).toBe(
    '1|6|unix|/s|grpc||false\n',
  );
});

test('an empty client certificate means that TLS is disabled', () => {
  expect(clientCertificate({ PLUGIN_CLIENT_CERT: '' })).toBeUndefined();
  expect(clientCertificate({ PLUGIN_CLIENT_CERT: 'pem' })).toBe('pem');
});

test('the explanation names the executable and says what to run instead', () => {
  expect(notForPeople('terraform-provider-x')).toMatch(
    /^terraform-provider-x is a Terraform plugin.*\n.*terraform init/,
  );
});
