import { failureOf, stepIn } from '../../src/drift/diagnostics';

const line = (diagnostic: object) => JSON.stringify({ type: 'diagnostic', diagnostic });
const failure = (stdout: string, stderr = '', code: number | null = 1) => failureOf({ code, stdout, stderr });

test('errors of the JSON output are told with their place, and without the values of the configuration', () => {
  const error = {
    severity: 'error',
    summary: 'Invalid value',
    detail: 'It is too long.',
    address: 'dms_kafka_instance_batch_action.this',
    range: { filename: 'main.tf', start: { line: 7 } },
    snippet: { code: 'password = "geheim"', values: [{ traversal: 'var.p', statement: 'is "geheim"' }] },
  };
  const said = failure([line({ severity: 'warning', summary: 'Mind' }), line(error), line({ severity: 'error', summary: 'Two' }),
    line({ severity: 'error', summary: 'Two' })].join('\n'));
  expect(said).toBe('Invalid value (with dms_kafka_instance_batch_action.this, in main.tf:7)\nIt is too long.\n\nTwo');
});

const BOXES = `
\u001b[33m╷\u001b[0m
│ Warning: Mind this
╵
╷
│ \u001b[1mError: No such backend
│ 
│   on main.tf line 3, in terraform:
│    3:   key = "geheim"
│     ├────────────────
│     │ var.key is "geheim"
│ 
│ Look it up.
╵
2026-01-01T00:00:00.000Z [TRACE] geheim
`;

test('what was written for people is told without frames, colours, logs and lines of the configuration', () => {
  expect(failure('Initializing...', BOXES)).toBe('No such backend\n\n  on main.tf line 3, in terraform:\n\nLook it up.');
});

test('without a box all of it is told; standard output where the other is empty', () => {
  expect(failure('{"type":"version"}\nOn standard output', '')).toBe('On standard output');
  expect(failure('{broken', 'bad flag')).toBe('bad flag');
});

test('where nothing was said, the exit code or the signal is all', () => {
  expect(failure('', '', 3)).toBe('it ended with exit code 3 and said nothing');
  expect(failure('', '', null)).toBe('a signal ended it');
});

test('a step of an apply is told, and no other line', () => {
  expect(stepIn(JSON.stringify({ 'type': 'apply_start', '@message': 'x: Modifying...' }))).toBe('x: Modifying...');
  expect([JSON.stringify({ 'type': 'version', '@message': 'Terraform' }), 'text', '{torn'].map(stepIn))
    .toEqual([undefined, undefined, undefined]);
});
