import { createHash } from 'node:crypto';
import { IncomingHttpHeaders } from 'node:http';

const digests = (body: Buffer): Readonly<Record<string, string>> => ({
  'content-md5': createHash('md5').update(body).digest('base64'),
  'x-amz-checksum-sha1': createHash('sha1').update(body).digest('base64'),
  'x-amz-checksum-sha256': createHash('sha256').update(body).digest('base64'),
});

/** The checksum header that does not fit the object; those of other kinds are taken as they are. */
export const wrongChecksum = (body: Buffer, headers: IncomingHttpHeaders): string | undefined =>
  Object.entries(digests(body)).find(([name, digest]) => headers[name] !== undefined && headers[name] !== digest)?.[0];

export const etagOf = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`;
