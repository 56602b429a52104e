import { IncomingHttpHeaders } from 'node:http';

/** Whether a body comes in the chunks of the AWS SDKs, with signatures between them or a checksum behind. */
const isChunked = ({ 'content-encoding': encoding = '', 'x-amz-content-sha256': digest = '' }: IncomingHttpHeaders) =>
  encoding.includes('aws-chunked') || String(digest).startsWith('STREAMING-');

/** What an object is, of what was sent: an aws-chunked body without its frames and trailers. */
export function objectIn(body: Buffer, headers: IncomingHttpHeaders): Buffer {
  if (!isChunked(headers)) return body;
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    const size = parseInt(body.subarray(at, end).toString('latin1'), 16);
    if (end < 0 || Number.isNaN(size)) throw new Error('The body is not framed as aws-chunked.');
    if (size === 0) return Buffer.concat(parts);
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
