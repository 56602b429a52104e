import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const ENTRY = 0x02014b50;
const END_OF_ENTRIES = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

/** The files in a plan file, which is a zip archive, by name. */
export function filesInPlan(file: string): Readonly<Record<string, string>> {
  const zip = readFileSync(file);
  const files: Record<string, string> = {};
  let at = zip.readUInt32LE(zip.lastIndexOf(END_OF_ENTRIES) + 16);
  while (zip.readUInt32LE(at) === ENTRY) {
    const method = zip.readUInt16LE(at + 10);
    const nameLength = zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(begin, begin + zip.readUInt32LE(at + 20));
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    files[name] = (method === 0 ? data : inflateRawSync(data)).toString('latin1');
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}
