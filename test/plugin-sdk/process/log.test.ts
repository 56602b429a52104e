import { createLog } from '../../../src/plugin-sdk/process/log';

function logged(env: Record<string, string>,
  write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(
    createLog({
      name: 'big-cloud',
      env,
      write: (line) => lines.push(line),
      now: () => new Date('2026-01-02T03:04:05.678Z'),
    }),
  );
  return lines.map((line) => {
    expect(line).toMatch(/^[^\n]*\n$/);
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(64 * 1024);
    return JSON.parse(line);
  });
}

test('a line carries level, message, module, fields and a timestamp with six digits', () => {
  expect(logged({ TF_LOG: 'debug' }, (log) => log.info('restarting', { instance_id: 'i-1' }))).toEqual([{
    '@level': 'info',
    '@message': 'restarting',
    '@module': 'provider',
    '@timestamp': '2026-01-02T03:04:05.678000Z',
    'instance_id': 'i-1',
  }]);
});

test.each([
  [{}, []],
  [{ TF_LOG: 'off' }, []],
  [{ TF_LOG: 'WARN' }, ['warn', 'error']],
  [{ TF_LOG: 'JSON' }, ['trace', 'debug', 'info', 'warn', 'error']],
  [{ TF_LOG: 'trace', TF_LOG_PROVIDER: 'error' }, ['error']],
  [{ TF_LOG: 'trace', TF_LOG_PROVIDER: 'off', TF_LOG_PROVIDER_BIG_CLOUD: 'info' }, ['info', 'warn', 'error']],
])('with %j the levels %j are written', (env, expected) => {
  const lines = logged(env, (log) => {
    for (const level of ['trace', 'debug', 'info', 'warn', 'error'] as const) log[level]('hello');
  });
  expect(lines.map((line) => line['@level'])).toEqual(expected);
});

test('what is named like a secret is hidden, at any depth', () => {
  const fields = {
    access_key: 'AK',
    secretKey: 'SK',
    headers: { 'Authorization': 'V', 'X-Auth-Token': 'T', 'Accept': 'a' },
    list: [{ password: 'p', name: 'n' }],
  };
  expect(logged({ TF_LOG: 'trace' }, (log) => log.debug('request', fields))[0]).toMatchObject({
    access_key: '(hidden)',
    secretKey: '(hidden)',
    headers: { 'Authorization': '(hidden)', 'X-Auth-Token': '(hidden)', 'Accept': 'a' },
    list: [{ password: '(hidden)', name: 'n' }],
  });
});

test('fields Terraform could not bear are made bearable', () => {
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  const [line] = logged({ TF_LOG: 'trace' }, (log) =>
    log.debug('odd', {
      '@level': 5,
      '@extra': 7,
      'large': 2n ** 70n,
      'error': new Error('what went wrong'),
      'bytes': Buffer.from('secret'),
      'run': () => 1,
      'when': new Date(NaN),
      circular,
    }));
  expect(line).toMatchObject({
    '@level': 'debug',
    '@extra': '7',
    'large': String(2n ** 70n),
    'error': 'what went wrong',
    'bytes': '(6 bytes)',
    'run': '(function)',
    'when': '(no date)',
  });
  expect(JSON.stringify(line.circular)).toContain('(nested too deeply)');
});

test('a line never grows beyond what Terraform reads in one piece', () => {
  const [line] = logged({ TF_LOG: 'trace' }, (log) => log.debug('x'.repeat(100_000), { body: 'y'.repeat(100_000) }));
  expect(line).toMatchObject({ '@level': 'debug', 'fields_left_out': 1 });
  expect(line['@message']).toMatch(/^x+\.\.\. \(100000 characters\)$/);
});

test.each(['漢', 'é', '😀', '\0'])('what Terraform reads in one piece is counted in bytes, which %j takes several of',
  (character) => {
    const [line, short] = logged({ TF_LOG: 'trace' }, (log) => {
      log.warn(character.repeat(30_000), { body: character.repeat(32_000) });
      log.warn('short', { body: character.repeat(5000) });
    });
    expect(line).toMatchObject({ '@level': 'warn', 'fields_left_out': 1 });
    expect(short).toMatchObject({ '@level': 'warn', 'body': character.repeat(5000) });
  });
