import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUMMARY_SCHEMA } from '../src/summary';

/** Writes the JSON Schema of the summary to where the package ships it. */
const folder = join(__dirname, '..', 'lib');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'summary.schema.json'), `${JSON.stringify(SUMMARY_SCHEMA, null, 2)}\n`);
