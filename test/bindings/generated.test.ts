import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

test.each(['bindings', 'docs'])('the %s are those of the schema', (name) => {
  const { status, stderr } = spawnSync(join(root, 'node_modules', '.bin', 'ts-node'), ['-T', `scripts/generate-${name}.ts`, '--check'], {
    cwd: root, encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
