import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { shellLines } from '../documented-commands';

const root = join(__dirname, '../..');

test('the README of the example starts the store, which says where it listens and ends with its user', async () => {
  const [start] = shellLines('examples/cdktf-state-s3/README.md', 'A store');
  const here = start.replace(/--port \d+/, '--port 0').replace(/ &$/, '');
  const program = spawn('bash', ['-c', here], {
    cwd: join(root, 'examples/cdktf-state-s3'),
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => program.once('close', resolve));
  try {
    const line = await new Promise<string>((resolve, reject) => {
      createInterface({ input: program.stdout }).once('line', resolve);
      program.once('close', () => reject(new Error('The store has ended before it listened.')));
    });
    const [, bucket, endpoint] = /the bucket (\S+) listens on (\S+) until/.exec(line)!;
    expect((await fetch(`${endpoint}/${bucket}/anything`)).status).toBe(403);
  } finally {
    process.kill(-program.pid!, 'SIGINT');
  }
  await ended;
});
