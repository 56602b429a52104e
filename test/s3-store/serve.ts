import { parseArgs } from 'node:util';
import { S3Store } from './s3-store';

/** The store as a program, for whoever tries the example by hand. It ends with Ctrl-C, and forgets everything. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' } } });
  const { endpoint, bucket } = await S3Store.start({ port: Number(values.port ?? 0) });
  process.stdout.write(`An S3 store with the bucket ${bucket} listens on ${endpoint} until Ctrl-C.\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`The S3 store does not start: ${error.message}\n`);
  process.exitCode = 1;
});
